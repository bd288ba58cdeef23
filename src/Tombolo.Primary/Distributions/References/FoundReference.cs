using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.References;

/// <summary>A reference as it stands in the JSON of an object.</summary>
/// <param name="Name">Empty when it has none.</param>
/// <param name="Namespace">Null when it has none: then the object's own is meant.</param>
/// <param name="NamespaceAt">The JSON string of the namespace, its quotes included; empty when there is none.</param>
internal readonly record struct FoundReference(ReferencePlace Place, string Name, string? Namespace, ByteRange NamespaceAt);
