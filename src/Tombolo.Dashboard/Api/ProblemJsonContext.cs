using System.Text.Json.Serialization;

namespace Tombolo.Dashboard.Api;

/// <summary>Source-generated JSON of what all features answer.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ApiProblem))]
internal sealed partial class ProblemJsonContext : JsonSerializerContext;
