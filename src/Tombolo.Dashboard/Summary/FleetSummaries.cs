using Tombolo.Api.Clusters;
using Tombolo.Api.Distributions;
using Tombolo.Api.States;

namespace Tombolo.Dashboard.Summary;

/// <summary>Adds the fleet up.</summary>
internal static class FleetSummaries
{
    /// <param name="policies">Null when the caller may not see them; the same goes for the next two.</param>
    public static FleetSummary Of(IReadOnlyCollection<Cluster> clusters, int? policies, int? profiles, IReadOnlyCollection<Distribution>? distributions)
    {
        var reported = clusters.Where(cluster => cluster.Status?.NodeCount is not null).ToList();
        return new FleetSummary(
            clusters.Count,
            clusters.CountBy(cluster => cluster.Status?.State ?? ClusterStates.Joining, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            clusters.Sum(cluster => cluster.Status?.Exceptions?.Count ?? 0),
            policies,
            profiles,
            distributions?.Count,
            distributions?.CountBy(distribution => distribution.Status?.State ?? DistributionStates.Syncing, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            reported.Count == 0 ? null : reported.Sum(cluster => cluster.Status!.NodeCount),
            Applications: null,
            NonCompliantApplications: null,
            DataUsage: null,
            Activity: null);
    }
}
