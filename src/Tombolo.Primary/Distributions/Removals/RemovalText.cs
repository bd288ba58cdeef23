using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Distributions.Removals;

/// <summary>What is said about removals that wait: how much, by which revision, and the command that lets them go.</summary>
internal static class RemovalText
{
    private const int MostNamed = 5;

    /// <summary>Reason of the condition once nothing waits any more.</summary>
    public const string NothingParked = nameof(NothingParked);

    /// <summary>Reason of the condition of a Cluster that holds copies of Distributions that do not exist.</summary>
    public const string UnknownDistribution = nameof(UnknownDistribution);

    public static string OfTarget(DistributionOutcome outcome) => $"the removal of its copies waits for approval of revision {outcome.RevisionHash}: {Approve(outcome)}";

    /// <summary>The condition of a Distribution; null when there is nothing to say, as there never was.</summary>
    /// <param name="targets">Members brake by themselves, too.</param>
    public static Condition? ToCondition(IReadOnlyList<Condition>? stored, DistributionOutcome? outcome, TargetsView targets, long? generation)
    {
        if (outcome?.Removal is { Parked.Count: > 0 } removal)
        {
            var named = string.Join(", ", removal.Parked.Take(MostNamed)) + (removal.Parked.Count > MostNamed ? $" and {removal.Parked.Count - MostNamed} more" : "");
            return Condition(
                ConditionStatus.True,
                ObjectReasons.PendingRemoval,
                $"revision {outcome.RevisionHash} would remove {removal.ParkedCopies} copies from {removal.Parked.Count} of the {removal.Holders} clusters that hold this Distribution ({named}). "
                    + $"They stay until that is approved, everything else goes on: {Approve(outcome)}",
                generation);
        }

        if (outcome is not null && targets.Worst.Count(target => target.Value.Reason == ObjectReasons.PendingRemoval) is > 0 and var braking)
        {
            return Condition(
                ConditionStatus.True,
                ObjectReasons.PendingRemoval,
                $"on {braking} clusters revision {outcome.RevisionHash} would remove more than {RemovalLimits.Copies} copies and more than half of what they hold. "
                    + $"These stay until that is approved: {Approve(outcome)}",
                generation);
        }

        return stored.Find(ConditionTypes.RemovalParked) is null ? null : Condition(ConditionStatus.False, NothingParked, "no removal waits for approval", generation);
    }

    /// <summary>The condition of a Cluster; null when there is nothing to say, as there never was.</summary>
    public static Condition? ToCondition(ClusterStatus status, DesiredSet? set, long? generation)
    {
        if (set is { Unknown.Count: > 0 })
        {
            return Condition(
                ConditionStatus.True,
                UnknownDistribution,
                $"the cluster holds copies of Distributions that do not exist on this primary ({string.Join(", ", set.Unknown)}); nothing is removed because of that. "
                    + "Restore them; or create one of the name without clusters and delete it, which removes its copies",
                generation);
        }

        if (set is { Parked.Count: > 0 })
        {
            return Condition(
                ConditionStatus.True,
                ObjectReasons.PendingRemoval,
                $"copies of Distributions {string.Join(", ", set.Parked)} are to go from this cluster and wait for approval; condition {ConditionTypes.RemovalParked} of each Distribution says how",
                generation);
        }

        return set is null || status.Conditions.Find(ConditionTypes.RemovalParked) is null
            ? null
            : Condition(ConditionStatus.False, NothingParked, "no removal waits for approval", generation);
    }

    private static string Approve(DistributionOutcome outcome) =>
        (outcome.Definition.ApprovedRevision is { Length: > 0 } other ? $"{Annotations.ApproveRemoval} approves revision {Shorten(other)}, which is another one or has been used; " : "")
        + $"kubectl annotate -n {WellKnownNamespaces.MultiCluster} distributions.dist.kio.kasten.io {outcome.Definition.Name} {Annotations.ApproveRemoval}={outcome.RevisionHash} --overwrite";

    // Whatever somebody wrote there; a hash has 22 characters.
    private static string Shorten(string revision) => revision.Length <= 32 ? revision : revision[..32] + "…";

    private static Condition Condition(string status, string reason, string message, long? generation) =>
        new() { Type = ConditionTypes.RemovalParked, Status = status, Reason = reason, Message = StatusLimits.Cut(message, StatusLimits.ConditionMessage), ObservedGeneration = generation };
}
