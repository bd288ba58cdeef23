namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>
/// The Lease as last seen, and since when nothing in it has moved, on this process's own clock: whether a holder lives is judged by that
/// alone, because clocks of machines differ.
/// </summary>
internal sealed class LeaseObservation(LeaseElectionOptions options, HolderBoard board, TimeProvider time)
{
    private long _unchangedSince;
    private long _highestEpoch;
    private bool _leading;

    public LeaseRecord? Record { get; private set; }

    /// <summary>The epoch of the next term: also above those of a Lease that was deleted meanwhile.</summary>
    public long NextEpoch => Interlocked.Read(ref _highestEpoch) + 1;

    /// <summary>Whether the Lease may be taken: nobody holds it, its holder was not heard of for too long, or it is our own of before.</summary>
    public bool IsFree => Record is not { Holder.Length: > 0 } held || held.Holder == options.Identity || Remaining <= TimeSpan.Zero;

    /// <summary>How long the holder has left to be heard of.</summary>
    public TimeSpan Remaining => (Record?.Duration ?? options.LeaseDuration) - time.GetElapsedTime(_unchangedSince);

    public void Observe(LeaseRecord? record)
    {
        if (record is null || Record is null || !record.IsSameHold(Record))
        {
            _unchangedSince = time.GetTimestamp();
        }

        Record = record;
        RaiseAbove(record?.Transitions ?? 0);
        Show();
    }

    /// <summary>The next term has an epoch above this one. May be called by any thread.</summary>
    public void RaiseAbove(long epoch)
    {
        var known = Interlocked.Read(ref _highestEpoch);
        while (epoch > known)
        {
            var found = Interlocked.CompareExchange(ref _highestEpoch, epoch, known);
            if (found == known)
            {
                return;
            }

            known = found;
        }
    }

    /// <summary>From now on the holder is ourselves, in a term.</summary>
    public void BeginTerm(LeaseRecord taken)
    {
        _leading = true;
        Observe(taken);
    }

    public void EndTerm()
    {
        _leading = false;
        Show();
    }

    /// <summary>Tells who holds the Lease: not a holder that is not heard of, nor ourselves out of a term.</summary>
    public void Show() => board.Show(
        Record is { Holder.Length: > 0 } held && Remaining > TimeSpan.Zero && (_leading || held.Holder != options.Identity)
            ? new(held.Holder, held.Url, held.Transitions)
            : null);
}
