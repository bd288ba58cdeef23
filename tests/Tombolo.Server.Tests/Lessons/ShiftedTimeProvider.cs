namespace Tombolo.Server.Tests.Lessons;

/// <summary>The same clock with another time of day, as on a machine whose clock was set wrong.</summary>
internal sealed class ShiftedTimeProvider(TimeProvider clock, TimeSpan shift) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + shift;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
