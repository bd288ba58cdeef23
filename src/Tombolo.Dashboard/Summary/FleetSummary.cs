namespace Tombolo.Dashboard.Summary;

/// <summary>The numbers above the list of clusters. Null is what no cluster reports yet.</summary>
/// <param name="Clusters">Those that the caller may see.</param>
/// <param name="ClustersByState">How many are in each state of a Cluster; states that none is in are left out.</param>
/// <param name="Deviations">Objects on clusters that are not as wanted.</param>
/// <param name="GlobalPolicies">Null when the caller may not see them; the same goes for the next two.</param>
/// <param name="DistributionsByState">How many are in each state of a Distribution.</param>
/// <param name="Nodes">Of the clusters that have reported.</param>
/// <param name="DataUsage">Bytes over all clusters.</param>
/// <param name="Activity">Actions of the last day.</param>
internal sealed record FleetSummary(
    int Clusters,
    IReadOnlyDictionary<string, int> ClustersByState,
    int Deviations,
    int? GlobalPolicies,
    int? GlobalProfiles,
    int? Distributions,
    IReadOnlyDictionary<string, int>? DistributionsByState,
    int? Nodes,
    int? Applications,
    int? NonCompliantApplications,
    DataUsage? DataUsage,
    FleetActivity? Activity);
