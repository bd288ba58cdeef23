namespace Tombolo.Kubernetes.Informers;

/// <summary>How long to wait after the nth failure in a row: 2^n seconds from 1 up to <paramref name="cap"/>, of which a random half to the whole.</summary>
internal sealed class BackOff(TimeSpan cap, Random random)
{
    private const int MaxExponent = 16;

    /// <summary>Failures since the last reset.</summary>
    public int Failures { get; private set; }

    /// <summary>Counts one more failure.</summary>
    public TimeSpan Next()
    {
        var seconds = Math.Min(cap.TotalSeconds, Math.Pow(2, Math.Min(Failures, MaxExponent)));
        Failures++;
        return TimeSpan.FromSeconds(seconds * (0.5 + random.NextDouble() / 2));
    }

    public void Reset() => Failures = 0;
}
