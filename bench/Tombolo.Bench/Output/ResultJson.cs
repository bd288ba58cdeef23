using System.Text.Json;
using Tombolo.Bench.Measuring;

namespace Tombolo.Bench.Output;

/// <summary>A result for programs, every sample included.</summary>
internal static class ResultJson
{
    public static async Task WriteAsync(BenchmarkResult result, string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, result, ResultJsonContext.Default.BenchmarkResult, cancellationToken);
    }
}
