using System.Globalization;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;

namespace Tombolo.Primary.Hub.Restoration;

/// <summary>What a hub that went back says of itself, the same everywhere.</summary>
internal static class RestorationText
{
    /// <summary>Type of the condition, reason of the Event, and topic in <c>/readyz</c>.</summary>
    public const string WentBack = "PrimaryWentBack";

    /// <summary>Reason of the condition when all is well again.</summary>
    public const string Confirmed = "EpochIsHighest";

    public static string Describe(string primaryCluster, long own, long seen) =>
        $"this primary is in epoch {own}, but members have seen its epoch {seen}: it was restored from a backup, or its Lease {WellKnownNames.ServerLease} was deleted. "
        + "Until that is confirmed nothing is sent to any cluster and nothing is removed. Check that what is stored here now is what the fleet is to get; then: "
        + $"kubectl annotate -n {WellKnownNamespaces.MultiCluster} clusters.dist.kio.kasten.io {primaryCluster} {Annotations.ConfirmRestored}={Value(seen)} --overwrite";

    /// <summary>The value of <see cref="Annotations.ConfirmRestored"/> that confirms going back from that epoch, and from no other.</summary>
    public static string Value(long seen) => seen.ToString(CultureInfo.InvariantCulture);

    /// <summary>The condition of the primary's Cluster; null when there is nothing to say, as there never was.</summary>
    public static Condition? ToCondition(IReadOnlyList<Condition>? stored, string primaryCluster, EpochWatch epochs, long? generation)
    {
        if (epochs.WentBackFrom is { } seen)
        {
            return Condition(ConditionStatus.True, WentBack, Describe(primaryCluster, epochs.Own, seen), generation);
        }

        return stored.Find(WentBack) is null
            ? null
            : Condition(ConditionStatus.False, Confirmed, "no member has seen a higher epoch than this primary's", generation);
    }

    private static Condition Condition(string status, string reason, string message, long? generation) =>
        new() { Type = WentBack, Status = status, Reason = reason, Message = message, ObservedGeneration = generation };
}
