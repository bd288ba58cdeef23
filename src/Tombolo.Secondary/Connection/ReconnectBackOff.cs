namespace Tombolo.Secondary.Connection;

/// <summary>How long to wait before the next connection: doubling from one second to sixty, with jitter so that a fleet does not come back at once.</summary>
internal sealed class ReconnectBackOff(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Less proves nothing: whoever cuts every connection right after its start is not to be called on in a loop.</summary>
    private static readonly TimeSpan LeastHealth = TimeSpan.FromSeconds(2);

    /// <summary>More is not asked for, however long the waits had become.</summary>
    private static readonly TimeSpan MostHealth = TimeSpan.FromSeconds(10);

    private int _failures;
    private TimeSpan _waited;

    /// <summary>
    /// A connection ended, however it did. When it was healthy for as long as it had been waited for, waits start again from the shortest.
    /// </summary>
    public void Ended(TimeSpan healthyFor)
    {
        if (healthyFor.Ticks >= Math.Clamp(_waited.Ticks, LeastHealth.Ticks, MostHealth.Ticks))
        {
            _failures = 0;
        }
    }

    /// <summary>The wait after one more connection ended: between half and all of the current step.</summary>
    public TimeSpan Next()
    {
        var step = Math.Min(First.TotalSeconds * Math.Pow(2, Math.Min(_failures, 16)), Longest.TotalSeconds);
        _failures++;
        return _waited = TimeSpan.FromSeconds(step * (0.5 + (random.NextDouble() / 2)));
    }
}
