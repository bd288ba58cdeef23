using Tombolo.Bench.Measuring;

namespace Tombolo.Bench.Resync;

/// <summary>The second half of <c>resync</c> alone.</summary>
internal sealed class RestartBenchmark(TimeProvider time) : IBenchmark
{
    public string Name => "restart";

    public string Description => "A restart of the primary with many Distributions (--objects) on many clusters (--clusters); part of resync.";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 100, Objects: 1000, Count: 1);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        var findings = await new RestartMeasurement(time).RunAsync(settings, say, cancellationToken);
        return new BenchmarkResult(Name, settings, [], findings, Surroundings.Of("LocalKube"));
    }
}
