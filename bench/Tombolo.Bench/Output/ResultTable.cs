using Tombolo.Bench.Measuring;

namespace Tombolo.Bench.Output;

/// <summary>A result for people.</summary>
internal static class ResultTable
{
    public static void Write(BenchmarkResult result, TextWriter output)
    {
        output.WriteLine($"{result.Benchmark}: {result.Settings.Clusters} clusters, {result.Settings.Objects} objects, {result.Settings.Count} rounds; {result.Surroundings}");
        foreach (var comparison in result.Comparisons)
        {
            Write(comparison, output);
        }

        foreach (var finding in result.Findings)
        {
            var verdict = finding.IsMet switch { true => "met", false => "MISSED", null => "" };
            output.WriteLine($"{finding.What,-72} {finding.Value,10:0.##} {finding.Unit,-8} {finding.Goal,-24} {verdict}".TrimEnd());
        }
    }

    private static void Write(Comparison comparison, TextWriter output)
    {
        output.WriteLine(comparison.What);
        output.WriteLine($"  {"",-10} {"n",6} {"min",9} {"p50",9} {"p99",9} {"max",9}");
        foreach (var series in (Series[])[comparison.Measured, comparison.Bare])
        {
            output.WriteLine(
                $"  {series.Name,-10} {series.Samples.Count,6} {series.Minimum,9:0.00} {series.P50,9:0.00} {series.P99,9:0.00} {series.Maximum,9:0.00} {series.Unit}");
        }

        output.WriteLine($"  {"ratio",-10} {"",6} {"",9} {comparison.RatioP50,9:0.00} {comparison.RatioP99,9:0.00}");
    }
}
