namespace Tombolo.Runtime.Metrics;

/// <summary>The numbers of one series.</summary>
/// <param name="buckets">Count of buckets with an upper bound; 0 for counters and gauges.</param>
internal sealed class MetricSeries(int buckets)
{
    /// <summary>Measurements per bucket, each counted in one; the last has no upper bound.</summary>
    public long[] Buckets { get; } = buckets == 0 ? [] : new long[buckets + 1];

    /// <summary>The value, or the sum of a histogram.</summary>
    public double Value { get; set; }
}
