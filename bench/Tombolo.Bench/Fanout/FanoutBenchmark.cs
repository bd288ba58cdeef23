using Tombolo.Bench.Measuring;

namespace Tombolo.Bench.Fanout;

/// <summary>One changed Profile, and how long it takes to be on the way to every member, and to be applied and acknowledged by every member.</summary>
internal sealed class FanoutBenchmark(TimeProvider time) : IBenchmark
{
    private const double P99Limit = 400;

    public string Name => "fanout";

    public string Description => "Time from the change of a Profile until all members have it, and until all have applied and acknowledged it, against a bare broadcast, PATCHes and POSTs.";

    public BenchmarkSettings Defaults { get; } = new(Clusters: 1000, Objects: 1, Count: 9);

    public async Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        var (sent, wave) = await new SendMeasurement(time).RunAsync(settings, say, cancellationToken);
        var acknowledged = await new AcknowledgeMeasurement(time).RunAsync(settings, wave, say, cancellationToken);
        return new BenchmarkResult(
            Name,
            settings,
            [sent, acknowledged.Last, acknowledged.Each],
            [
                Finding.AtMost("all members have the change, against the bare broadcast, median", sent.RatioP50, "", 2),
                Finding.AtMost("the last acknowledgement, against the bare pipeline, median", acknowledged.Last.RatioP50, "", 1.5),
                Finding.AtMost("p99 of all acknowledgements", acknowledged.Each.Measured.P99, "ms", P99Limit),
            ],
            Surroundings.Of("LocalKube"));
    }
}
