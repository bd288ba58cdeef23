namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>
/// Lets the first repair of an object pass at once and makes the next ones wait ever longer, so that two controllers that do not agree do not
/// write without end.
/// </summary>
internal sealed class RepairBrake
{
    // Who changed nothing for so long has given in.
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private int _repairs;
    private DateTimeOffset _last;

    /// <summary>How long the next repair has to wait; zero when it may be done now.</summary>
    public TimeSpan Wait(DateTimeOffset now)
    {
        if (_repairs == 0 || now - _last >= Calm)
        {
            return TimeSpan.Zero;
        }

        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(_repairs, 20)));
        var due = _last + (wait < LongestWait ? wait : LongestWait);
        return due > now ? due - now : TimeSpan.Zero;
    }

    public void Repaired(DateTimeOffset now)
    {
        _repairs = now - _last >= Calm ? 1 : _repairs + 1;
        _last = now;
    }
}
