namespace Tombolo.Dashboard.Nodes;

/// <summary>How many nodes the clusters of the fleet have. What other products call licensing: no licence is needed.</summary>
/// <param name="Total">Of the clusters that have reported.</param>
/// <param name="Unreported">How many clusters have not reported.</param>
internal sealed record NodeCensus(int Total, int Unreported, IReadOnlyList<ClusterNodes> Clusters);
