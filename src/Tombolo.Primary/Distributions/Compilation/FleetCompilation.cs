namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>The desired sets of a whole fleet at one moment.</summary>
/// <param name="Sequence">Grows with every compilation that changes something; starts at 1.</param>
/// <param name="Clusters">By name of the Cluster.</param>
/// <param name="Distributions">By name.</param>
/// <param name="ChangedClusters">Clusters whose set is another than in the compilation before.</param>
/// <param name="ChangedDistributions">Distributions whose outcome is another than in the compilation before, or that are gone.</param>
internal sealed record FleetCompilation(
    long Sequence,
    IReadOnlyDictionary<string, ClusterPlan> Clusters,
    IReadOnlyDictionary<string, DistributionOutcome> Distributions,
    IReadOnlyCollection<string> ChangedClusters,
    IReadOnlyCollection<string> ChangedDistributions)
{
    /// <summary>Before the first compilation: nothing is known.</summary>
    public static FleetCompilation None { get; } = new(
        0, new Dictionary<string, ClusterPlan>(), new Dictionary<string, DistributionOutcome>(), [], []);

    public bool ChangedAnything => ChangedClusters.Count > 0 || ChangedDistributions.Count > 0;
}
