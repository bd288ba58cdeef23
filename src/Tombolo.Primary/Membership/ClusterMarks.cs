using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Runtime.Status;

namespace Tombolo.Primary.Membership;

/// <summary>
/// Keeps on a living Cluster what the contract promises of it (section 1.2): its type as a label, the finalizer, <c>status.id</c>. Clusters that
/// carry no identity of ours are left alone.
/// </summary>
internal sealed class ClusterMarks(IKubernetesClient client, TimeProvider time)
{
    private static readonly WriteOptions Options = new() { FieldManager = FieldManagers.Controller };

    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">The API server refused; a conflict is for the next try.</exception>
    public async Task EnsureAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        if (MemberReader.Read(cluster) is not { } member)
        {
            return;
        }

        if (MetadataPatch(cluster) is { } metadata)
        {
            // The write comes back as a change, and the status is looked at then.
            _ = (await client.PatchAsync(KnownResources.Cluster, cluster.Key(), PatchKind.Merge, metadata, Options, cancellationToken)).Value;
        }
        else if (ClusterStatusPatches.PublishId(cluster, member.Id, time.GetUtcNow()) is { } status)
        {
            _ = (await client.PatchStatusAsync(KnownResources.Cluster, cluster.Key(), status, cancellationToken)).Value;
        }
    }

    private static byte[]? MetadataPatch(Cluster cluster)
    {
        var metadata = new JsonObject();
        var type = cluster.IsPrimary() ? ClusterTypes.Primary : ClusterTypes.Secondary;
        if (cluster.Metadata.Labels?.GetValueOrDefault(Labels.ClusterType) != type)
        {
            metadata["labels"] = new JsonObject { [Labels.ClusterType] = type };
        }

        if (!cluster.HasFinalizer())
        {
            metadata["finalizers"] = new JsonArray([.. (cluster.Metadata.Finalizers ?? []).Append(Finalizers.ClusterInfo).Select(name => JsonValue.Create(name))]);
        }

        if (metadata.Count == 0)
        {
            return null;
        }

        // Under the version that was read: a deletion in between must not be held up by a finalizer that comes late.
        metadata["resourceVersion"] = cluster.Metadata.ResourceVersion;
        return Encoding.UTF8.GetBytes(new JsonObject { ["metadata"] = metadata }.ToJsonString());
    }
}
