using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Membership.Leaving;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Metrics;
using Tombolo.Runtime.Queues;

namespace Tombolo.Primary.Membership;

/// <summary>
/// Keeps every Cluster as the contract promises it while it lives, and ends its membership when it is deleted (contract sections 1.2 and 2.6,
/// design section 7).
/// </summary>
internal sealed class MembershipController(
    IResourceInformer<Cluster> clusters,
    IResourceInformer<KubernetesObject> namespaces,
    IMemberConnections connections,
    ClusterMarks marks,
    ClusterLeaving leaving,
    RuntimeMetrics metrics,
    TimeProvider time,
    ILogger<Controller<ResourceKey>> logger) : IReconciler<ResourceKey>
{
    // A worker waits for the answer of the member it has asked; others must not wait with it.
    private static readonly ControllerOptions Options = new() { Name = "membership", Workers = 16 };

    /// <summary>Runs until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var queue = new WorkQueue<ResourceKey>(time);
        using var changes = clusters.Subscribe(change => OnChange(change, queue));
        using var ending = namespaces.Subscribe(_ => AddDeleting(queue));
        using var contacts = connections.Subscribe(id => OnContact(id, queue));
        var controller = new Controller<ResourceKey>(Options, queue, this, [clusters.WaitForSyncAsync, namespaces.WaitForSyncAsync], metrics, time, logger);
        await controller.RunAsync(cancellationToken);
    }

    public async ValueTask<ReconcileResult> ReconcileAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (!clusters.TryGet(key, out var cluster))
        {
            return ReconcileResult.Done;
        }

        if (cluster.IsDeleting())
        {
            return cluster.HasFinalizer() ? await leaving.ContinueAsync(key, cancellationToken) : ReconcileResult.Done;
        }

        await marks.EnsureAsync(cluster, cancellationToken);
        return ReconcileResult.Done;
    }

    private void OnChange(ResourceChange<Cluster> change, WorkQueue<ResourceKey> queue)
    {
        queue.Add(change.Key);
        if (change.Type == ResourceChangeType.Deleted)
        {
            // The primary may have waited for this one.
            foreach (var primary in clusters.ListByIndex(ClusterInformer.ByType, ClusterTypes.Primary))
            {
                queue.Add(primary.Key());
            }
        }
    }

    private void OnContact(string clusterId, WorkQueue<ResourceKey> queue)
    {
        foreach (var cluster in clusters.ListByIndex(ClusterInformer.ById, clusterId).Where(cluster => cluster.IsDeleting()))
        {
            queue.Add(cluster.Key());
        }
    }

    private void AddDeleting(WorkQueue<ResourceKey> queue)
    {
        foreach (var cluster in clusters.List().Where(cluster => cluster.IsDeleting()))
        {
            queue.Add(cluster.Key());
        }
    }
}
