using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Membership.Joining;

namespace Tombolo.Primary.Membership.Leaving;

/// <summary>Lets a Cluster go: removes the record of its join, then the finalizer.</summary>
internal sealed class ClusterRelease(IKubernetesClient client, ILogger<ClusterRelease> logger)
{
    private static readonly WriteOptions Options = new() { FieldManager = FieldManagers.Controller };

    /// <exception cref="KubernetesException">The API server refused; everything may be repeated.</exception>
    public async Task ReleaseAsync(Cluster cluster, string reason, CancellationToken cancellationToken)
    {
        await RemoveRecordAsync(cluster, cancellationToken);
        await RemoveFinalizerAsync(cluster, cancellationToken);
        LeaveLog.Released(logger, cluster.Name(), cluster.MemberId() ?? "", reason);
    }

    private async Task RemoveRecordAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(WellKnownNamespaces.MultiCluster, MemberObjects.BootstrapName(cluster.Name()));
        var found = await client.GetAsync(KnownResources.Bootstrap, key, ApiJsonContext.Default.Bootstrap, cancellationToken);
        if (found.IsNotFound || !IsRecordOf(found.Value, cluster))
        {
            return;
        }

        var deleted = await client.DeleteAsync(KnownResources.Bootstrap, key, new DeleteOptions { Uid = found.Value.Metadata.Uid }, cancellationToken);
        if (deleted.Error is { IsNotFound: false, IsConflict: false } error)
        {
            throw new KubernetesException(error);
        }
    }

    private static bool IsRecordOf(Bootstrap bootstrap, Cluster cluster) =>
        bootstrap.Metadata.Labels?.GetValueOrDefault(Labels.ManagedBy) == Labels.ManagedByTombolo
        && bootstrap.Metadata.Annotations?.GetValueOrDefault(Annotations.ClusterUid) == cluster.MemberId();

    private async Task RemoveFinalizerAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var index = (cluster.Metadata.Finalizers ?? []).ToList().IndexOf(Finalizers.ClusterInfo);
        if (index < 0)
        {
            return;
        }

        var path = $"/metadata/finalizers/{index}";
        var patch = new JsonArray(
            new JsonObject { ["op"] = "test", ["path"] = "/metadata/uid", ["value"] = cluster.Metadata.Uid },
            new JsonObject { ["op"] = "test", ["path"] = path, ["value"] = Finalizers.ClusterInfo },
            new JsonObject { ["op"] = "remove", ["path"] = path });
        var result = await client.PatchAsync(KnownResources.Cluster, cluster.Key(), PatchKind.Json, Encoding.UTF8.GetBytes(patch.ToJsonString()), Options, cancellationToken);
        if (result.Error is { IsNotFound: false } error)
        {
            throw new KubernetesException(error);
        }
    }
}
