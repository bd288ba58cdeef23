using Tombolo.Bench.Measuring;

namespace Tombolo.Bench;

/// <summary>One thing that is measured against the bare work in the same run (design section 10).</summary>
internal interface IBenchmark
{
    /// <summary>How it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured, and against what.</summary>
    string Description { get; }

    /// <summary>How many samples are taken unless the command line says otherwise.</summary>
    int DefaultCount { get; }

    /// <param name="say">Tells what it is at.</param>
    Task<BenchmarkResult> RunAsync(int count, Action<string> say, CancellationToken cancellationToken);
}
