using Microsoft.Extensions.Logging;
using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Bootstraps.Steps;
using Tombolo.Primary.Identity;
using Tombolo.Primary.Membership;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Runtime.Queues;

namespace Tombolo.Primary.Bootstraps;

/// <summary>
/// Makes a cluster the primary when a Bootstrap asks for it (contract section 2.1, design section 4). Every step can be repeated, the Cluster comes
/// last, and <c>Complete</c> is a latch: a Cluster that is deleted later is not made again.
/// </summary>
internal sealed class BootstrapController(
    IKubernetesClient client,
    IResourceInformer<KubernetesObject> bootstraps,
    IResourceInformer<Cluster> clusters,
    ClusterContext context,
    PromotionGate gate,
    ServerAccessStep serverAccess,
    AccessStep access,
    PrimaryIdentitySource identities,
    PrimaryClusterStep primaryCluster,
    BootstrapStatusWriter status,
    BootstrapEvents events,
    RuntimeMetrics metrics,
    TimeProvider time,
    ILogger<BootstrapController> log,
    ILogger<Controller<ResourceKey>> controllerLog) : IReconciler<ResourceKey>
{
    private static readonly ControllerOptions Options = new() { Name = "bootstraps" };

    /// <summary>Runs until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var queue = new WorkQueue<ResourceKey>(time);
        using var changes = bootstraps.Subscribe(change => queue.Add(change.Key));
        using var leaving = clusters.Subscribe(change => OnCluster(change, queue));
        var controller = new Controller<ResourceKey>(Options, queue, this, [bootstraps.WaitForSyncAsync, clusters.WaitForSyncAsync], metrics, time, controllerLog);
        await controller.RunAsync(cancellationToken);
    }

    public async ValueTask<ReconcileResult> ReconcileAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (!bootstraps.TryGet(key, out var cached) || cached.Metadata.IsDeleting || IsComplete(cached))
        {
            return ReconcileResult.Done;
        }

        // The latch is only as good as what it is read from: a cache that has not seen it yet would make a Cluster again that was deleted just now.
        var read = await client.GetAsync(KnownResources.Bootstrap, key, cancellationToken);
        if (read.IsNotFound || read.Value.Metadata.IsDeleting || IsComplete(read.Value))
        {
            return ReconcileResult.Done;
        }

        var (bootstrap, fault) = BootstrapReader.Read(read.Value);
        var outcome = fault is not null ? BootstrapOutcome.Failed(BootstrapReasons.Invalid, fault)
            : BootstrapReader.IsRecordOfJoin(read.Value) ? BootstrapOutcome.Complete("Records a cluster that joined; deleting it changes nothing for that cluster.")
            : await PromoteAsync(bootstrap, cancellationToken);
        await status.WriteAsync(bootstrap, BootstrapReader.DigestOfSpec(read.Value), outcome, cancellationToken);
        events.Tell(bootstrap, outcome);
        return outcome.Phase == BootstrapStates.Pending ? ReconcileResult.Retry : ReconcileResult.Done;
    }

    private static bool IsComplete(KubernetesObject found)
    {
        var (bootstrap, _) = BootstrapReader.Read(found);
        return bootstrap.Status is { Phase: BootstrapStates.Complete } known
            && (known.ObservedSpec is { } observed ? observed == BootstrapReader.DigestOfSpec(found) : known.ObservedGeneration == found.Metadata.Generation);
    }

    private async Task<BootstrapOutcome> PromoteAsync(Bootstrap bootstrap, CancellationToken cancellationToken)
    {
        // Asked for and not looked up: two Bootstraps in a row must not both find that there is no primary yet.
        var listed = await client.ListAllAsync(
            KnownResources.Cluster, new ListOptions { Namespace = WellKnownNamespaces.MultiCluster }, ApiJsonContext.Default.Cluster, cancellationToken);
        var decision = BootstrapPlanner.Decide(bootstrap, listed.Value, context);
        if (decision.Plan is not { } plan)
        {
            return decision.Outcome!;
        }

        try
        {
            return await CarryOutAsync(plan, cancellationToken);
        }
        catch (KubernetesException refused) when (refused.Status is { IsConflict: false, IsAlreadyExists: false, IsTransient: false })
        {
            return StepRefused.Describe(refused.Status);
        }
    }

    private async Task<BootstrapOutcome> CarryOutAsync(BootstrapPlan plan, CancellationToken cancellationToken)
    {
        if ((await gate.CheckAsync(cancellationToken) ?? await serverAccess.EnsureAsync(cancellationToken)) is { } obstacle)
        {
            return obstacle;
        }

        var identity = await identities.GetAsync(cancellationToken);
        await access.EnsureAsync(cancellationToken);
        await primaryCluster.EnsureAsync(plan, identity, cancellationToken);
        BootstrapLog.Promoted(log, plan.ClusterName, plan.IngressUrl);
        return BootstrapOutcome.Complete($"Cluster '{plan.ClusterName}' is the primary.");
    }

    // The end of a primary makes room for another one; a Bootstrap that is complete is looked at and left alone.
    private void OnCluster(ResourceChange<Cluster> change, WorkQueue<ResourceKey> queue)
    {
        if (change.Type != ResourceChangeType.Deleted || change.Previous?.IsPrimary() != true)
        {
            return;
        }

        foreach (var bootstrap in bootstraps.List())
        {
            queue.Add(bootstrap.Key);
        }
    }
}
