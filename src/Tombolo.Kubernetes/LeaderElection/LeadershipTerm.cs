namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>One time of holding the Lease, from its acquisition to its loss or release.</summary>
public sealed class LeadershipTerm
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private long _validUntil;
    private bool _ended;

    internal LeadershipTerm(long epoch, string identity, TimeProvider time, long validUntil)
    {
        Epoch = epoch;
        Identity = identity;
        _time = time;
        _validUntil = validUntil;
    }

    /// <summary>The Lease's <c>leaseTransitions</c>: at least 1, and higher than in any term before, of this or another holder.</summary>
    public long Epoch { get; }

    public string Identity { get; }

    /// <summary>
    /// False from the moment the Lease may belong to another, judged by this process's own monotonic clock at each call; look before anything
    /// that only the holder may do.
    /// </summary>
    public bool IsCurrent => Remaining > TimeSpan.Zero;

    /// <summary>How long the term lasts without another renewal; not more than zero once it is over.</summary>
    internal TimeSpan Remaining
    {
        get
        {
            lock (_lock)
            {
                return _ended ? TimeSpan.Zero : _time.GetElapsedTime(_time.GetTimestamp(), _validUntil);
            }
        }
    }

    /// <summary>Lengthens the term; false when it is over already, for what has been over once stays over.</summary>
    internal bool TryExtend(long validUntil)
    {
        lock (_lock)
        {
            if (Remaining <= TimeSpan.Zero)
            {
                return false;
            }

            _validUntil = validUntil;
            return true;
        }
    }

    internal void End()
    {
        lock (_lock)
        {
            _ended = true;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Identity} at epoch {Epoch}";
}
