using System.Text.Json.Serialization;
using Tombolo.Bench.Measuring;

namespace Tombolo.Bench.Output;

/// <summary>Source-generated JSON of results.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BenchmarkResult))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;
