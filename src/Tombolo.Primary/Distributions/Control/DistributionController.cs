using Microsoft.Extensions.Logging;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Removals;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Finalizers;
using Tombolo.Runtime.Metrics;
using Tombolo.Runtime.Queues;

namespace Tombolo.Primary.Distributions.Control;

/// <summary>
/// Accepts Distributions, says in their status how they stand, and lets them go when their copies are gone (contract sections 1.3 and 2.6,
/// design sections 4 and 7). What goes where is decided by the compilation; here is only what is told about it.
/// </summary>
internal sealed class DistributionController(
    IKubernetesClient client,
    IResourceInformer<DistributionObject> distributions,
    ICompilations compilations,
    TargetBoard board,
    FleetNamespace fleetNamespace,
    StoredHolds holds,
    DistributionStatusWriter statuses,
    DistributionEvents events,
    RuntimeMetrics metrics,
    TimeProvider time,
    ILogger<DistributionController> logger,
    ILogger<Controller<string>> controllerLogger) : IReconciler<string>
{
    /// <summary>How long news about targets are gathered before a status is written: a wave through the fleet is few writes.</summary>
    public static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(250);

    // One worker: the board and the memory of what was written belong to one thread.
    private static readonly ControllerOptions Options = new() { Name = "distributions", Workers = 1 };

    /// <summary>Runs until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var queue = new WorkQueue<string>(time);
        using var changes = distributions.Subscribe(change => OnChange(change, queue));
        using var compiled = compilations.Subscribe(compilation => OnCompiled(compilation, queue));
        using var news = board.Subscribe(name => queue.AddAfter(name, Debounce));
        using var following = board.Follow();
        using var ending = fleetNamespace.Subscribe(() => AddDeleting(queue));
        using var kindEnding = fleetNamespace.SubscribeToKind(() => AddDeleting(queue));
        var controller = new Controller<string>(
            Options, queue, this, [distributions.WaitForSyncAsync, fleetNamespace.WaitForSyncAsync], metrics, time, controllerLogger);
        await controller.RunAsync(cancellationToken);
    }

    public async ValueTask<ReconcileResult> ReconcileAsync(string name, CancellationToken cancellationToken)
    {
        if (!distributions.TryGet(new ResourceKey(WellKnownNamespaces.MultiCluster, name), out var stored))
        {
            Forget(name);
            return ReconcileResult.Done;
        }

        var isOurs = stored.Finalizers.Contains(Finalizers.Distribution);
        if (stored.Definition.IsDeleting && !isOurs)
        {
            return ReconcileResult.Done;
        }

        if (!stored.Definition.IsDeleting && !isOurs && stored.Definition is { Errors: [], IsPaused: false })
        {
            // The informer brings the key back; only then is anything distributed.
            await EnsureFinalizerAsync(stored, cancellationToken);
            return ReconcileResult.Done;
        }

        return await EnsureStatusAsync(statuses.Latest(stored), cancellationToken);
    }

    private async Task EnsureFinalizerAsync(DistributionObject stored, CancellationToken cancellationToken)
    {
        var result = await FinalizerPatch.AddAsync(client, KnownResources.Distribution, Finalized(stored), Finalizers.Distribution, cancellationToken);
        if (!result.IsNotFound)
        {
            _ = result.Value;
        }
    }

    private async ValueTask<ReconcileResult> EnsureStatusAsync(DistributionObject latest, CancellationToken cancellationToken)
    {
        var outcome = CurrentOutcome(latest.Definition);
        var targets = outcome is null || outcome.Mode is DistributionMode.Invalid or DistributionMode.NotAdmitted ? TargetsView.Empty : board.Refresh(outcome);
        var input = new DistributionStatusInput(latest, outcome, targets, time.GetUtcNow(), fleetNamespace.IsEnding);
        if (latest.Definition.IsDeleting && DeletionProgress.IsDone(input))
        {
            if (!input.IsNamespaceEnding && holds.IsHeld(latest.Definition.Name))
            {
                // What the last cluster acknowledged is about to be stored.
                return ReconcileResult.RequeueAfter(Debounce);
            }

            await ReleaseAsync(latest, cancellationToken);
            return ReconcileResult.Done;
        }

        if (outcome is null)
        {
            // A status that mixes this specification with the clusters of the one before would say what is not true; the compilation brings the key back.
            return ReconcileResult.Done;
        }

        var status = DistributionStatusCalculator.Compute(input);
        if (await statuses.EnsureAsync(latest, status, cancellationToken))
        {
            DistributionControllerLog.StatusWritten(logger, latest.Definition.Name, status.State!, targets.Summary.Text!);
        }

        events.Tell(latest, status);
        return targets.LookAgainAfter is { } wait ? ReconcileResult.RequeueAfter(wait) : ReconcileResult.Done;
    }

    private async Task ReleaseAsync(DistributionObject stored, CancellationToken cancellationToken)
    {
        var result = await FinalizerPatch.RemoveAsync(client, KnownResources.Distribution, Finalized(stored), Finalizers.Distribution, cancellationToken);
        if (result.Value)
        {
            DistributionControllerLog.Released(logger, stored.Definition.Name, fleetNamespace.IsEnding ? "kept, because kasten-io-mc or the kind itself is being deleted" : "gone");
        }
    }

    /// <summary>What the last compilation made of exactly this Distribution; null when it has not seen it yet.</summary>
    private DistributionOutcome? CurrentOutcome(DistributionDefinition definition) =>
        compilations.Current.Distributions.GetValueOrDefault(definition.Name) is { } outcome && outcome.Definition.HasSameContent(definition) ? outcome : null;

    private void Forget(string name)
    {
        board.Forget(name);
        statuses.Forget(name);
        events.Forget(name);
    }

    private static FinalizedObject Finalized(DistributionObject stored) =>
        new(new ResourceKey(WellKnownNamespaces.MultiCluster, stored.Definition.Name), stored.Definition.Uid, stored.ResourceVersion, stored.Finalizers);

    private static void OnChange(ResourceChange<DistributionObject> change, WorkQueue<string> queue)
    {
        // Our own writes come back here as well; looking at them once costs no request.
        queue.Add(change.Key.Name);
    }

    private static void OnCompiled(FleetCompilation compilation, WorkQueue<string> queue)
    {
        foreach (var name in compilation.ChangedDistributions)
        {
            queue.AddAfter(name, Debounce);
        }
    }

    private void AddDeleting(WorkQueue<string> queue)
    {
        foreach (var stored in distributions.List().Where(stored => stored.Definition.IsDeleting))
        {
            queue.Add(stored.Definition.Name);
        }
    }
}
