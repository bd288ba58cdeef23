using Tombolo.Bench.Measuring;

namespace Tombolo.Bench.Output;

/// <summary>A result for people.</summary>
internal static class ResultTable
{
    public static void Write(BenchmarkResult result, TextWriter output)
    {
        output.WriteLine($"{result.Benchmark}: {result.What}");
        output.WriteLine($"{result.Surroundings}");
        output.WriteLine($"{"",-10} {"n",6} {"min",9} {"p50",9} {"p99",9} {"max",9}");
        foreach (var series in (Series[])[result.Measured, result.Bare])
        {
            output.WriteLine(
                $"{series.Name,-10} {series.Samples.Count,6} {series.Minimum,9:0.00} {series.P50,9:0.00} {series.P99,9:0.00} {series.Maximum,9:0.00} {series.Unit}");
        }

        output.WriteLine($"{"ratio",-10} {"",6} {"",9} {result.RatioP50,9:0.00} {result.RatioP99,9:0.00}");
    }
}
