using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>A Distribution with everything that its sources need, for all of its clusters or for some.</summary>
/// <param name="Sources">What can be sent, ordinal order of their item keys.</param>
/// <param name="Unavailable">What cannot, in the order in which it was met.</param>
internal sealed record ExpandedDistribution(
    DistributionDefinition Definition, IReadOnlyList<SourceObject> Sources, IReadOnlyList<UnavailableSource> Unavailable)
{
    /// <summary>What is referred to and not sent, because the Distribution says so.</summary>
    public IReadOnlyList<UnsentReference> Unsent { get; init; } = [];

    /// <summary>As that of the Distribution; where it is not known what a cluster is to hold, nothing is sent there and nothing removed.</summary>
    public DistributionMode Mode =>
        Definition.Mode == DistributionMode.Active && Unavailable.Any(source => source.Blocks) ? DistributionMode.Invalid : Definition.Mode;

    /// <summary>True when nothing differs; sources are compared by instance.</summary>
    public bool HasSameContent(ExpandedDistribution other) =>
        ReferenceEquals(Definition, other.Definition)
        && Sources.SequenceEqual(other.Sources, ReferenceEqualityComparer.Instance)
        && Unavailable.SequenceEqual(other.Unavailable);
}
