using Tombolo.Runtime.Signals;

namespace Tombolo.Primary.Hub.Restoration;

/// <summary>
/// Whether this hub has gone back behind what it once was: an epoch above its own was proven, by its own signature that a member kept or by what is
/// stored of a member (design section 6). Lives as long as the term; thread-safe.
/// </summary>
internal sealed class EpochWatch(HubTerm term)
{
    private readonly Lock _lock = new();
    private readonly Subscribers<long> _subscribers = new();
    private long _highest;

    /// <summary>The epoch of this hub.</summary>
    public long Own => term.Epoch;

    /// <summary>The highest epoch that was proven, when it is above this hub's own; null otherwise.</summary>
    public long? WentBackFrom => Interlocked.Read(ref _highest) is var highest && highest > term.Epoch ? highest : null;

    /// <summary>An epoch was proven.</summary>
    public void Saw(long epoch)
    {
        lock (_lock)
        {
            if (epoch <= _highest)
            {
                return;
            }

            Interlocked.Exchange(ref _highest, epoch);
        }

        if (epoch > term.Epoch)
        {
            _subscribers.Notify(epoch);
        }
    }

    /// <summary>Calls back with the epoch when a higher one than this hub's, and than any before, was proven; callers only signal.</summary>
    public IDisposable Subscribe(Action<long> wentBack) => _subscribers.Add(wentBack);
}
