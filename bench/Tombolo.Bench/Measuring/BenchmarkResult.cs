namespace Tombolo.Bench.Measuring;

/// <summary>What a benchmark measured.</summary>
internal sealed record BenchmarkResult(
    string Benchmark, BenchmarkSettings Settings, IReadOnlyList<Comparison> Comparisons, IReadOnlyList<Finding> Findings, Surroundings Surroundings);
