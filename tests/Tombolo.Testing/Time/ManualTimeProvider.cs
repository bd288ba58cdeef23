namespace Tombolo.Testing.Time;

/// <summary>
/// A clock that moves only when a test says so. Timers, and with them <c>Task.Delay</c> and time-outs that take a
/// <see cref="TimeProvider"/>, fire inside <see cref="Advance"/>, in the order of their due times.
/// </summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _scheduled = [];
    private readonly DateTimeOffset _start = start;
    private DateTimeOffset _now = start;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How many timers wait for their due time; wait for it to become what a test expects before advancing.</summary>
    public int ScheduledTimers
    {
        get
        {
            lock (_lock)
            {
                return _scheduled.Count;
            }
        }
    }

    /// <summary>How long until the first timer is due; null when none is scheduled.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (_lock)
            {
                return _scheduled.MinBy(timer => timer.Due) is { } first ? first.Due - _now : null;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and runs, on this thread, what becomes due on the way; what a callback schedules within the span runs too.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = GetUtcNow() + by;
        while (TakeDue(target) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = target;
        }
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _scheduled.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _now + dueTime;
                _scheduled.Add(timer);
            }
        }
    }

    internal void Cancel(ManualTimer timer)
    {
        lock (_lock)
        {
            _scheduled.Remove(timer);
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (_lock)
        {
            // MinBy keeps the first of equals: timers of the same instant fire in the order they were scheduled.
            if (_scheduled.MinBy(timer => timer.Due) is not { } first || first.Due > target)
            {
                return null;
            }

            _scheduled.Remove(first);
            _now = first.Due > _now ? first.Due : _now;
            return first;
        }
    }
}
