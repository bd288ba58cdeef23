namespace Tombolo.Runtime.Queues;

/// <summary>Keys that are due later, each at most once, at the earliest time asked for. One timer for all; not thread-safe.</summary>
internal sealed class DelayedKeys<TKey>(TimeProvider time, TimerCallback wake) : IDisposable
    where TKey : notnull
{
    // A timer takes at most 49 days; waking once a day to look again costs nothing.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly PriorityQueue<TKey, long> _order = new();
    private readonly Dictionary<TKey, long> _due = [];
    private readonly long _start = time.GetTimestamp();
    private readonly ITimer _timer = time.CreateTimer(wake, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public int Count => _due.Count;

    public void Add(TKey key, TimeSpan delay)
    {
        var due = Now() + delay.Ticks;
        if (_due.TryGetValue(key, out var earlier) && earlier <= due)
        {
            return;
        }

        _due[key] = due;
        _order.Enqueue(key, due);
        Schedule();
    }

    /// <summary>Removes and returns one key whose time has come.</summary>
    public bool TryTakeDue(out TKey key)
    {
        DropReplaced();
        if (_order.TryPeek(out key!, out var due) && due <= Now())
        {
            _order.Dequeue();
            _due.Remove(key);
            return true;
        }

        Schedule();
        return false;
    }

    public void Dispose() => _timer.Dispose();

    private long Now() => time.GetElapsedTime(_start).Ticks;

    private void Schedule()
    {
        DropReplaced();
        if (!_order.TryPeek(out _, out var due))
        {
            return;
        }

        // Timers count whole milliseconds: rounded up, so that one never fires just before its key is due.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(TimeSpan.FromTicks(Math.Max(0, due - Now())).TotalMilliseconds));
        _timer.Change(wait < LongestTimer ? wait : LongestTimer, Timeout.InfiniteTimeSpan);
    }

    // An entry whose time is not the one on record was replaced by an earlier one, or taken.
    private void DropReplaced()
    {
        while (_order.TryPeek(out var key, out var due) && (!_due.TryGetValue(key, out var recorded) || recorded != due))
        {
            _order.Dequeue();
        }
    }
}
