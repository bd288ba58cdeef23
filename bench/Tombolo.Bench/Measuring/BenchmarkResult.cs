namespace Tombolo.Bench.Measuring;

/// <summary>What a benchmark measured.</summary>
/// <param name="What">What a sample is.</param>
/// <param name="Measured">Tombolo.</param>
/// <param name="Bare">The same work without Tombolo, in the same run.</param>
internal sealed record BenchmarkResult(string Benchmark, string What, Series Measured, Series Bare, Surroundings Surroundings)
{
    public double RatioP50 => Measured.P50 / Bare.P50;

    public double RatioP99 => Measured.P99 / Bare.P99;
}
