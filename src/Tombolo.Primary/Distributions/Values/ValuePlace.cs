using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Values;

/// <summary>A text of a source that holds values of the cluster.</summary>
/// <param name="At">The JSON string, its quotes included.</param>
/// <param name="Path">Where it is, such as <c>spec.actions[0].name</c>.</param>
/// <param name="IsBase64">The text is the decoded form of what stands there: data of a Secret.</param>
internal sealed record ValuePlace(ByteRange At, string Path, ValueText Text, bool IsBase64);
