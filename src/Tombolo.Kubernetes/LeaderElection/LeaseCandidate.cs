using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>Waits for the Lease to become free, and takes it. Waiting is one watch; it writes nothing.</summary>
internal sealed class LeaseCandidate(LeaseClient lease, LeaseObservation observed, LeaseElectionOptions options, TimeProvider time, ILogger logger)
{
    private string? _lastFailure;

    /// <summary>Ends when the Lease is ours.</summary>
    public async Task<LeadershipTerm> AcquireAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = await lease.GetAsync(cancellationToken);
            if (found.IsSuccess)
            {
                observed.Observe(found.Value);
                if (!observed.IsFree)
                {
                    LeaseElectionLog.Waiting(logger, options.Lease, observed.Record!.Holder);
                    await WaitUntilFreeAsync(cancellationToken);
                    continue;
                }

                if (await TryTakeAsync() is { } term)
                {
                    _lastFailure = null;
                    return term;
                }
            }
            else
            {
                Failed(found.Error);
                observed.Show();
            }

            await PauseAsync(cancellationToken);
        }
    }

    private async Task<LeadershipTerm?> TryTakeAsync()
    {
        // The lease runs from before the request: when in between it was stored is not known. Nothing cancels the request, for one that is
        // stored all the same would have to be given back.
        var sent = time.GetTimestamp();
        var epoch = observed.NextEpoch;
        var taken = await lease.TakeAsync(observed.Record, epoch, CancellationToken.None);
        if (!taken.IsSuccess)
        {
            // A 409 only says that another was faster.
            if (taken.Error.Code != 409)
            {
                Failed(taken.Error);
            }

            return null;
        }

        observed.BeginTerm(taken.Value!);
        return new(epoch, options.Identity, time, LeaseTenure.ValidUntil(sent, options, time));
    }

    /// <summary>Ends when the Lease should be looked at again.</summary>
    private async Task WaitUntilFreeAsync(CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(Positive(observed.Remaining), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            await foreach (var change in lease.WatchAsync(observed.Record!.ResourceVersion, either.Token))
            {
                if (change.Type == WatchEventType.Error)
                {
                    Failed(change.Error!);
                    break;
                }

                Observe(change);
                if (observed.IsFree)
                {
                    return;
                }

                expiry.CancelAfter(Positive(observed.Remaining));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (KubernetesUnreachableException e)
        {
            Failed(new(0, "Unreachable", e.Message, [], null));
        }

        await PauseAsync(cancellationToken);
    }

    private void Observe(WatchEvent change)
    {
        switch (change.Type)
        {
            case WatchEventType.Added or WatchEventType.Modified:
                observed.Observe(LeaseRecord.Read(change.Object));
                break;
            case WatchEventType.Deleted:
                observed.Observe(null);
                break;
        }
    }

    // Said once: an election that cannot proceed would say the same every other second.
    private void Failed(KubernetesStatus error)
    {
        var message = error.ToString();
        if (message != _lastFailure)
        {
            _lastFailure = message;
            LeaseElectionLog.CandidateFailed(logger, options.Lease, message);
        }
    }

    private Task PauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(options.RetryInterval * (1 + options.Random.NextDouble() / 5), time, cancellationToken);

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
