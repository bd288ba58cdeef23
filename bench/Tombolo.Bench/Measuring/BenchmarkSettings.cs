namespace Tombolo.Bench.Measuring;

/// <summary>The size of a run.</summary>
/// <param name="Clusters">Members of the fleet.</param>
/// <param name="Objects">Objects, or Distributions, of the run.</param>
/// <param name="Count">Samples, or rounds, that are taken.</param>
internal sealed record BenchmarkSettings(int Clusters, int Objects, int Count);
