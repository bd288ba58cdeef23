using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>All that the sets of a fleet are computed from, at one moment.</summary>
/// <param name="Distributions">Ordinal order of names.</param>
/// <param name="Clusters">Ordinal order of names; the same instance as before when no cluster changed.</param>
internal sealed record FleetSnapshot(
    IReadOnlyList<DistributionDefinition> Distributions, IReadOnlyList<TargetCluster> Clusters, ISourceLookup Sources);
