using Tombolo.Primary.Distributions.References;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>Where in the JSON of an object stands what its copies need, found in one pass when the object arrives.</summary>
/// <param name="Fields">The top-level fields that a copy carries, in the order of the object.</param>
/// <param name="References">In the order in which they stand.</param>
/// <param name="HoldsCredential">A credential stands in it as plain text.</param>
/// <param name="SecretType">The <c>type</c> of a Secret; empty for other kinds.</param>
internal sealed record SourceLayout(
    IReadOnlyList<SourceField> Fields,
    IReadOnlyList<FoundReference> References,
    bool HoldsCredential,
    string SecretType);
