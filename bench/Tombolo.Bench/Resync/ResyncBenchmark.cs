using Tombolo.Bench.Measuring;

namespace Tombolo.Bench.Resync;

/// <summary>What comes back after a fleet was cut off, and after the primary died.</summary>
internal sealed class ResyncBenchmark(TimeProvider time) : IBenchmark
{
    private const int Reconnecting = 1000;

    public string Name => "resync";

    public string Description => "Reconnects with equal sets, and a restart of the primary with many Distributions (--objects) on many clusters (--clusters).";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 100, Objects: 1000, Count: 1);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        var (comparison, reconnected) = await new ReconnectMeasurement(time).RunAsync(Reconnecting, say, cancellationToken);
        var restarted = await new RestartMeasurement(time).RunAsync(settings, say, cancellationToken);
        return new BenchmarkResult(Name, settings, [comparison], [.. reconnected, .. restarted], Surroundings.Of("LocalKube"));
    }
}
