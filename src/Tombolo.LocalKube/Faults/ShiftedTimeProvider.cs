namespace Tombolo.LocalKube.Faults;

/// <summary>A clock that is ahead of another, or behind it. Timers and elapsed time are not shifted, as on a machine whose clock is wrong.</summary>
public sealed class ShiftedTimeProvider(TimeProvider time) : TimeProvider
{
    private long _offset;

    /// <summary>How far it is ahead; negative when it is behind.</summary>
    public TimeSpan Offset
    {
        get => new(Interlocked.Read(ref _offset));
        set => Interlocked.Exchange(ref _offset, value.Ticks);
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => time.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Offset;

    /// <inheritdoc/>
    public override long GetTimestamp() => time.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
}
