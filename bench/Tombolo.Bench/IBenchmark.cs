using Tombolo.Bench.Measuring;

namespace Tombolo.Bench;

/// <summary>One thing that is measured against the bare work in the same run.</summary>
internal interface IBenchmark
{
    /// <summary>How it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured, and against what.</summary>
    string Description { get; }

    /// <summary>The size of a run unless the command line says otherwise.</summary>
    BenchmarkSettings Defaults { get; }

    /// <param name="say">Tells what it is at.</param>
    Task<BenchmarkResult> RunAsync(BenchmarkSettings settings, Action<string> say, CancellationToken cancellationToken);
}
