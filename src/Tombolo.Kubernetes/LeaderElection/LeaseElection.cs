using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>
/// Lets one of several processes lead, by a Lease (<c>coordination.k8s.io/v1</c>). Each time of leading is a term with an epoch of its own.
/// A holder renews with one write per interval and stops leading when its lease has run out on its own monotonic clock; a candidate judges
/// a holder dead by its own clock too. So no two lead at once as long as clocks run at like speed, whatever time they show.
/// </summary>
public sealed class LeaseElection
{
    private readonly HolderBoard _board = new();
    private readonly LeaseElectionOptions _options;
    private readonly LeaseClient _lease;
    private readonly LeaseObservation _observed;
    private readonly LeaseCandidate _candidate;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private volatile LeadershipTerm? _term;
    private CancellationTokenSource? _beginAgain;

    /// <exception cref="ArgumentException">Options do not fit together; the message names them all.</exception>
    public LeaseElection(IKubernetesClient client, LeaseElectionOptions options, TimeProvider time, ILogger<LeaseElection> logger)
    {
        if (string.Join("; ", options.Problems()) is { Length: > 0 } problems)
        {
            throw new ArgumentException(problems, nameof(options));
        }

        _options = options;
        _time = time;
        _logger = logger;
        _lease = new(client, options, time);
        _observed = new(options, _board, time);
        _candidate = new(_lease, _observed, options, time, logger);
    }

    /// <summary>Who stands: this process.</summary>
    public string Identity => _options.Identity;

    /// <summary>The term in which this process leads; null while it does not.</summary>
    public LeadershipTerm? CurrentTerm => _term is { IsCurrent: true } term ? term : null;

    /// <summary>Who holds the Lease, as far as this process knows; null when nobody does or the holder is not heard of.</summary>
    public LeaseHolder? Holder => _board.Current;

    /// <summary>Ends when <see cref="Holder"/> is another than <paramref name="known"/>, at once if it is already.</summary>
    public Task<LeaseHolder?> WaitForHolderChangeAsync(LeaseHolder? known, CancellationToken cancellationToken) =>
        _board.WaitForChangeAsync(known, cancellationToken);

    /// <summary>
    /// Stands for election until <paramref name="cancellationToken"/> is cancelled, which is no error, and runs <paramref name="lead"/> in each
    /// term. Its token is cancelled when the term is over or the process shall stop; the Lease is given back, or stood for again, once it
    /// has ended. It ends by itself: the Lease is given back and this ends, with its exception if it has one.
    /// </summary>
    public async Task RunAsync(Func<LeadershipTerm, CancellationToken, Task> lead, CancellationToken cancellationToken)
    {
        try
        {
            var ended = false;
            while (!ended)
            {
                var term = await _candidate.AcquireAsync(cancellationToken);
                LeaseElectionLog.Acquired(_logger, _options.Lease, term.Epoch);
                ended = await HoldAsync(term, lead, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to stop.
        }
    }

    /// <summary>
    /// Ends the term that there is, and stands again at once. The next term of this process has an epoch above <paramref name="epoch"/>, as others
    /// may have seen it of a Lease that is lost.
    /// </summary>
    public void BeginAgainAbove(long epoch)
    {
        _observed.RaiseAbove(epoch);
        lock (_lock)
        {
            _ = _beginAgain?.CancelAsync();
        }
    }

    /// <summary>True when the work ended by itself.</summary>
    private async Task<bool> HoldAsync(LeadershipTerm term, Func<LeadershipTerm, CancellationToken, Task> lead, CancellationToken cancellationToken)
    {
        using var tenure = new LeaseTenure(term, _lease, _observed, _options, _time, _logger);
        using var beginAgain = new CancellationTokenSource();
        using var stopWork = CancellationTokenSource.CreateLinkedTokenSource(tenure.Over, beginAgain.Token, cancellationToken);
        SetBeginAgain(beginAgain);
        using var stopRenewing = new CancellationTokenSource();
        _term = term;
        var renewing = tenure.RenewAsync(stopRenewing.Token);
        try
        {
            await Task.Run(() => lead(term, stopWork.Token), CancellationToken.None);
            return !stopWork.IsCancellationRequested;
        }
        catch (Exception e) when (stopWork.IsCancellationRequested)
        {
            if (e is not OperationCanceledException)
            {
                LeaseElectionLog.WorkFailed(_logger, e, _options.Lease, term.Epoch);
            }

            return false;
        }
        finally
        {
            SetBeginAgain(null);
            await stopRenewing.CancelAsync();
            await renewing;
            await tenure.ReleaseAsync();
        }
    }

    private void SetBeginAgain(CancellationTokenSource? source)
    {
        lock (_lock)
        {
            _beginAgain = source;
        }
    }
}
