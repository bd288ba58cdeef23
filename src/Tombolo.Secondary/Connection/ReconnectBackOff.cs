namespace Tombolo.Secondary.Connection;

/// <summary>
/// How long to wait before the next connection, with jitter so that a fleet does not come back at once: from one second to sixty, doubling, but growing
/// slowly while nobody is there to be spared. Then a member is back soon after the primary: at most about a quarter of the time that it was away.
/// </summary>
internal sealed class ReconnectBackOff(Random random)
{
    private const double Growth = 2;
    private const double GrowthWhileAway = 1.25;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Less proves nothing: whoever cuts every connection right after its start is not to be called on in a loop.</summary>
    private static readonly TimeSpan LeastHealth = TimeSpan.FromSeconds(2);

    /// <summary>More is not asked for, however long the waits had become.</summary>
    private static readonly TimeSpan MostHealth = TimeSpan.FromSeconds(10);

    private TimeSpan _step = First;
    private TimeSpan _waited;

    /// <summary>
    /// A connection ended, however it did. When it was healthy for as long as it had been waited for, waits start again from the shortest.
    /// </summary>
    public void Ended(TimeSpan healthyFor)
    {
        if (healthyFor.Ticks >= Math.Clamp(_waited.Ticks, LeastHealth.Ticks, MostHealth.Ticks))
        {
            _step = First;
        }
    }

    /// <summary>The wait after one more connection ended: between half and all of the current step.</summary>
    /// <param name="wasAway">Nobody was there, so that the attempt cost the primary nothing.</param>
    public TimeSpan Next(bool wasAway = false)
    {
        _waited = _step * (0.5 + (random.NextDouble() / 2));
        var next = _step * (wasAway ? GrowthWhileAway : Growth);
        _step = next < Longest ? next : Longest;
        return _waited;
    }
}
