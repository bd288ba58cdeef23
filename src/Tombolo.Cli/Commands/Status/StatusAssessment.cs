using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.States;

namespace Tombolo.Cli.Commands.Status;

/// <summary>Judges what was read of a cluster.</summary>
internal static class StatusAssessment
{
    public static StatusReport Assess(StatusFacts facts, DateTimeOffset now)
    {
        var primary = facts.Clusters.FirstOrDefault(IsPrimary);
        var role = primary is not null ? ClusterRoles.Primary
            : facts.ClusterInfo is not null ? ClusterRoles.Secondary
            : facts.HasJoinSecret && facts.HasJoinConfig && JoinState(facts) != JoinStates.Disconnected ? ClusterRoles.Joining
            : ClusterRoles.Standalone;
        var isServed = facts.Lease?.IsLive(now) == true;
        var isOnPrimary = role == ClusterRoles.Primary;
        return new StatusReport(
            role,
            primary?.Metadata.Name ?? facts.ClusterInfo?.Text(ClusterInfoKeys.ClusterName),
            primary?.Metadata.Name ?? facts.ClusterInfo?.Text(ClusterInfoKeys.PrimaryName),
            primary?.Spec?.Location.Ingress?.Url ?? facts.ClusterInfo?.Text(ClusterInfoKeys.PrimaryIngress),
            isServed ? facts.Lease!.Holder : null,
            JoinState(facts),
            isOnPrimary ? Count(facts.Clusters.Select(StateOf), ClusterStates.Table) : null,
            isOnPrimary ? Count(facts.Distributions.Select(distribution => distribution.Status?.State ?? DistributionStates.Syncing), DistributionStates.Table) : null,
            [.. InstallationProblems.Find(facts, isServed, now), .. JoinProblems.Find(facts, role), .. FleetProblems.Find(facts)]);
    }

    internal static bool IsPrimary(Cluster cluster) => cluster.Metadata.Labels?.GetValueOrDefault(Labels.ClusterType) == ClusterTypes.Primary || cluster.Spec?.Primary == true;

    internal static string StateOf(Cluster cluster) => cluster.Metadata.DeletionTimestamp is not null ? ClusterStates.Leaving : cluster.Status?.State ?? ClusterStates.Unknown;

    internal static string? JoinState(StatusFacts facts) => facts.JoinStatus?.Text(JoinStatusKeys.Status);

    private static Dictionary<string, int> Count(IEnumerable<string> states, StateTable table) =>
        states.CountBy(state => state, StringComparer.Ordinal)
            .OrderBy(count => table.TryGet(count.Key, out var info) ? info.Rank : int.MaxValue)
            .ToDictionary(StringComparer.Ordinal);
}
