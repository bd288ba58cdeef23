using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>A Distribution with everything that its sources need.</summary>
/// <param name="Sources">What can be sent, ordinal order of their item keys.</param>
/// <param name="Unavailable">What cannot, in the order in which it was met.</param>
internal sealed record ExpandedDistribution(
    DistributionDefinition Definition, IReadOnlyList<SourceObject> Sources, IReadOnlyList<UnavailableSource> Unavailable)
{
    /// <summary>True when nothing differs; sources are compared by instance.</summary>
    public bool HasSameContent(ExpandedDistribution other) =>
        ReferenceEquals(Definition, other.Definition)
        && Sources.SequenceEqual(other.Sources, ReferenceEqualityComparer.Instance)
        && Unavailable.SequenceEqual(other.Unavailable);
}
