using Microsoft.Extensions.Logging;
using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Membership.Joining;
using Tombolo.Runtime.Finalizers;

namespace Tombolo.Primary.Membership.Leaving;

/// <summary>Lets a Cluster go: removes the record of its join, then the finalizer.</summary>
internal sealed class ClusterRelease(IKubernetesClient client, ILogger<ClusterRelease> logger)
{
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
        var result = await FinalizerPatch.RemoveAsync(
            client, KnownResources.Cluster, FinalizedObject.Of(cluster.Metadata), Finalizers.ClusterInfo, cancellationToken);
        if (result.Error is { } error)
        {
            throw new KubernetesException(error);
        }
    }
}
