namespace Tombolo.Runtime.Queues;

/// <summary>Waits that double with each failure, up to a cap, spread by jitter so that many do not come back at once.</summary>
public sealed record ExponentialBackOff
{
    /// <summary>From 5 ms to 60 s, each shortened by up to a fifth.</summary>
    public static ExponentialBackOff Default { get; } = new();

    /// <summary>The wait after the first failure.</summary>
    public TimeSpan Base { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>No wait is longer.</summary>
    public TimeSpan Cap { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest part of a wait that jitter takes away: 0 (none) to 1.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>The wait after <paramref name="failures"/> failures in a row.</summary>
    /// <param name="failures">1 for the first; less counts as 1.</param>
    /// <param name="random">Source of the jitter; a seeded one repeats its waits.</param>
    public TimeSpan Delay(int failures, Random random)
    {
        // 2^62 times any base is over any cap, and the exponent stays finite.
        var exponent = Math.Clamp(failures - 1, 0, 62);
        var full = Math.Min(Cap.Ticks, Base.Ticks * Math.Pow(2, exponent));
        return TimeSpan.FromTicks((long)(full * (1 - (Jitter * random.NextDouble()))));
    }
}
