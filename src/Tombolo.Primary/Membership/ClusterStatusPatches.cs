using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;

namespace Tombolo.Primary.Membership;

/// <summary>
/// What membership writes of <c>Cluster.status</c>, as merge patches under the version that was read: the hub writes the rest of it.
/// </summary>
internal static class ClusterStatusPatches
{
    /// <summary>Publishes the id of the member; null when it is there.</summary>
    public static byte[]? PublishId(Cluster cluster, string id, DateTimeOffset now)
    {
        if (cluster.Status?.Id == id)
        {
            return null;
        }

        var status = new JsonObject { ["id"] = id };
        if (cluster.Status?.State is null)
        {
            status["state"] = ClusterStates.Joining;
            status["lastTransitionTime"] = ApiTime.ToText(now);
        }
        else if (cluster.Status.Id is not null)
        {
            // Another cluster took the name over: what the one before had acknowledged says nothing about it.
            status["revision"] = null;
            status["holds"] = null;
            status["exceptions"] = null;
        }

        return Patch(cluster, status);
    }

    /// <summary>Puts <paramref name="condition"/> into the status; null when it says the same already.</summary>
    public static byte[]? SetCondition(Cluster cluster, Condition condition, DateTimeOffset now)
    {
        var known = cluster.Status?.Conditions.Find(condition.Type);

        // Without status subresource each write is a generation of its own, which alone is no reason for the next write.
        if (known is not null && known with { LastTransitionTime = null, ObservedGeneration = null } == condition with { LastTransitionTime = null, ObservedGeneration = null })
        {
            return null;
        }

        var status = new ClusterStatus { Conditions = cluster.Status?.Conditions.With(condition, now) ?? ((IReadOnlyList<Condition>?)null).With(condition, now) };
        return Patch(cluster, JsonSerializer.SerializeToNode(status, ApiJsonContext.Default.ClusterStatus)!.AsObject());
    }

    private static byte[] Patch(Cluster cluster, JsonObject status) => Encoding.UTF8.GetBytes(
        new JsonObject { ["metadata"] = new JsonObject { ["resourceVersion"] = cluster.Metadata.ResourceVersion }, ["status"] = status }.ToJsonString());
}
