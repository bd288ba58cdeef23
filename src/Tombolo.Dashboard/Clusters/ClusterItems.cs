using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.States;
using Tombolo.Dashboard.Fleet;

namespace Tombolo.Dashboard.Clusters;

/// <summary>Makes of a Cluster what the list shows.</summary>
internal static class ClusterItems
{
    private static readonly Dictionary<string, string> NoLabels = [];

    /// <param name="contact">Null when the hub's memory does not know the cluster.</param>
    public static ClusterItem Of(Cluster cluster, ClusterContact? contact, ClusterAccess access)
    {
        var (metadata, status) = (cluster.Metadata, cluster.Status);
        var state = status?.State is { Length: > 0 } known ? known : ClusterStates.Joining;
        return new ClusterItem
        {
            Name = metadata.Name!,
            ResourceVersion = metadata.ResourceVersion ?? "",
            Primary = cluster.Spec?.Primary == true,
            State = state,
            StateMeaning = ClusterStates.Table.TryGet(state, out var info) ? info.Meaning : "",
            Message = MessageOf(status?.Conditions),
            LastTransitionTime = status?.LastTransitionTime,
            LastContact = contact?.LastContact,
            CreatedAt = metadata.CreationTimestamp,
            Labels = metadata.Labels ?? NoLabels,
            Ingress = cluster.Spec?.Location.Ingress?.Url,
            Id = status?.Id,
            Version = status?.Version,
            KubernetesVersion = status?.KubernetesVersion,
            NodeCount = status?.NodeCount,
            IsLeaving = metadata.DeletionTimestamp is not null,
            IsPaused = cluster.Spec?.Paused == true,
            PauseReason = cluster.Spec?.PauseReason,
            Copies = status?.Holds?.Sum(held => held.Copies),
            Deviations = status?.Exceptions?.Count ?? 0,
            Access = cluster.Spec?.Primary == true ? access with { Granted = true } : access,
        };
    }

    /// <summary>The primary first, then by name.</summary>
    public static IReadOnlyList<ClusterItem> Sort(IEnumerable<ClusterItem> items) =>
        [.. items.OrderByDescending(item => item.Primary).ThenBy(item => item.Name, StringComparer.Ordinal)];

    // What stands in the way of a deletion comes before what is unusual, and that before the connection.
    private static string MessageOf(IReadOnlyList<Condition>? conditions)
    {
        foreach (var type in (string[])[ConditionTypes.Deleting, ConditionTypes.IdentityMismatch, ConditionTypes.DuplicateIdentity, ConditionTypes.ClockSkew])
        {
            if (conditions.Find(type) is { Status: ConditionStatus.True, Message.Length: > 0 } said)
            {
                return said.Message;
            }
        }

        return conditions.Find(ConditionTypes.Connected) is { Status: not ConditionStatus.True } connected ? connected.Message : "";
    }
}
