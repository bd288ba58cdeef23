namespace Tombolo.Secondary.Connection;

/// <summary>How long to wait before the next connection: doubling from one second to sixty, with jitter so that a fleet does not come back at once.</summary>
internal sealed class ReconnectBackOff(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private int _failures;

    /// <summary>A connection was healthy: start again from the shortest wait.</summary>
    public void Reset() => _failures = 0;

    /// <summary>The wait after one more connection ended: between half and all of the current step.</summary>
    public TimeSpan Next()
    {
        var step = Math.Min(First.TotalSeconds * Math.Pow(2, Math.Min(_failures, 16)), Longest.TotalSeconds);
        _failures++;
        return TimeSpan.FromSeconds(step * (0.5 + (random.NextDouble() / 2)));
    }
}
