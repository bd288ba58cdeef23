using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>One term from its acquisition on: renews while the work goes on, and gives the Lease back at the end.</summary>
internal sealed class LeaseTenure(
    LeadershipTerm term, LeaseClient lease, LeaseObservation observed, LeaseElectionOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _over = new(term.Remaining, time);

    /// <summary>Cancelled when the term is over.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>The timestamp until which a renewal holds whose request began at <paramref name="sent"/>.</summary>
    public static long ValidUntil(long sent, LeaseElectionOptions options, TimeProvider time) =>
        sent + (long)(options.LeaseDuration.TotalSeconds * time.TimestampFrequency);

    /// <summary>Renews until <paramref name="stop"/> or the end of the term.</summary>
    public async Task RenewAsync(CancellationToken stop)
    {
        var wait = options.RenewInterval;
        while (await PauseAsync(wait, stop) && term.IsCurrent)
        {
            var sent = time.GetTimestamp();
            var renewed = await lease.RenewAsync(observed.Record!, CancellationToken.None);
            if (renewed.IsSuccess)
            {
                observed.Observe(renewed.Value);
                if (!term.TryExtend(ValidUntil(sent, options, time)))
                {
                    break;
                }

                _over.CancelAfter(term.Remaining);
                wait = options.RenewInterval - time.GetElapsedTime(sent);
                continue;
            }

            LeaseElectionLog.RenewFailed(logger, options.Lease, renewed.Error.ToString(), term.Remaining);
            if (MayBeAnothers(renewed.Error) && !await IsStillOursAsync())
            {
                break;
            }

            wait = options.RetryInterval;
        }

        if (!stop.IsCancellationRequested)
        {
            term.End();
            await _over.CancelAsync();
        }
    }

    /// <summary>Gives the Lease back, so that the next holder begins at once; one that is another's by now stays so.</summary>
    public async Task ReleaseAsync()
    {
        term.End();
        observed.EndTerm();
        if (_over.IsCancellationRequested)
        {
            LeaseElectionLog.Lost(logger, options.Lease, term.Epoch);
        }

        if (observed.Record is not { } held || held.Holder != options.Identity)
        {
            return;
        }

        var released = await lease.ReleaseAsync(held, CancellationToken.None);
        if (released.IsSuccess)
        {
            observed.Observe(released.Value);
            LeaseElectionLog.Released(logger, options.Lease, term.Epoch);
        }
        else
        {
            LeaseElectionLog.ReleaseFailed(logger, options.Lease, released.Error.ToString(), options.LeaseDuration);
        }
    }

    public void Dispose() => _over.Dispose();

    private static bool MayBeAnothers(KubernetesStatus error) => error.IsConflict || error.IsNotFound;

    // Also our own renewal whose answer was lost leaves a version that we do not know.
    private async Task<bool> IsStillOursAsync()
    {
        var found = await lease.GetAsync(CancellationToken.None);
        if (!found.IsSuccess)
        {
            return true;
        }

        observed.Observe(found.Value);
        return found.Value is { } record && record.Holder == options.Identity && record.Transitions == term.Epoch;
    }

    private async Task<bool> PauseAsync(TimeSpan wait, CancellationToken stop)
    {
        try
        {
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
