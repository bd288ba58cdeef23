using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Errors;
using Tombolo.Runtime.Metrics;
using Tombolo.Runtime.Queues;

namespace Tombolo.Runtime.Controllers;

/// <summary>
/// The loop around a reconciler: waits until its informers have synced, then works on the keys of a queue until it is stopped. No
/// failure of a reconcile ends it. May be run again after a stop, for example with the next lease: no key is lost in between.
/// </summary>
/// <param name="queue">Filled by the subscriptions of informers; stays the caller's.</param>
/// <param name="waitForSync"><c>WaitForSyncAsync</c> of each informer that the reconciler reads.</param>
public sealed class Controller<TKey>(
    ControllerOptions options,
    WorkQueue<TKey> queue,
    IReconciler<TKey> reconciler,
    IReadOnlyList<Func<CancellationToken, Task>> waitForSync,
    RuntimeMetrics metrics,
    TimeProvider time,
    ILogger<Controller<TKey>> logger)
    where TKey : notnull
{
    private readonly UnreachableKeys<TKey> _unreachable = new();

    /// <summary>Runs until <paramref name="cancellationToken"/> is cancelled or the queue is shut down and empty; cancellation is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var depth = metrics.ObserveQueue(options.Name, () => queue.Count);
        try
        {
            await Task.WhenAll(waitForSync.Select(wait => wait(cancellationToken)));
            ControllerLog.Started(logger, options.Name, options.Workers);
            await Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Task.Run(() => WorkAsync(cancellationToken), CancellationToken.None)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to stop.
        }

        ControllerLog.Stopped(logger, options.Name);
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (await queue.GetAsync(cancellationToken) is { HasKey: true } item)
        {
            var started = time.GetTimestamp();
            var result = await ReconcileAsync(item.Key, cancellationToken);
            queue.Done(item.Key);
            metrics.Reconciled(options.Name, result, time.GetElapsedTime(started));
        }
    }

    /// <summary>Reconciles one key, queues it again as needed, and returns the label for metrics.</summary>
    private async ValueTask<string> ReconcileAsync(TKey key, CancellationToken cancellationToken)
    {
        try
        {
            var result = await reconciler.ReconcileAsync(key, cancellationToken);
            Reached(key);
            return Requeue(key, result);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            queue.Add(key);
            return ReconcileLabels.Cancelled;
        }
        catch (KubernetesException conflict) when (conflict.Status.IsConflict)
        {
            Reached(key);
            ControllerLog.Conflict(logger, options.Name, $"{key}", conflict.Message);
            queue.AddRateLimited(key);
            return ReconcileLabels.Conflict;
        }
        catch (KubernetesUnreachableException unreachable)
        {
            queue.AddRateLimited(key);
            if (_unreachable.Failed(key))
            {
                ControllerLog.Unreachable(logger, options.Name, unreachable.Message);
            }

            return ReconcileLabels.Unreachable;
        }
        catch (Exception failure)
        {
            // Whatever it was, it concerns this key only: the loop goes on and the key comes back.
            var answer = failure as KubernetesException;
            if (answer is not null)
            {
                Reached(key);
            }

            queue.AddRateLimited(key, answer?.Status.RetryAfter ?? TimeSpan.Zero);
            ControllerLog.Failed(logger, failure, options.Name, $"{key}", queue.Failures(key));
            return ReconcileLabels.Error;
        }
    }

    private string Requeue(TKey key, ReconcileResult result)
    {
        switch (result.Outcome)
        {
            case ReconcileOutcome.Retry:
                queue.AddRateLimited(key);
                return ReconcileLabels.Retry;
            case ReconcileOutcome.RequeueAfter:
                queue.Forget(key);
                queue.AddAfter(key, result.Delay);
                return ReconcileLabels.RequeueAfter;
            default:
                queue.Forget(key);
                return ReconcileLabels.Done;
        }
    }

    private void Reached(TKey key)
    {
        if (_unreachable.Reached(key))
        {
            ControllerLog.ReachableAgain(logger, options.Name);
        }
    }
}
