using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tombolo.Api.Serialization;

namespace Tombolo.Api.Details;

/// <summary>Source-generated JSON of the hub's HTTP API: camelCase, nulls left out, unknown fields ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ApiTimeConverter)])]
[JsonSerializable(typeof(DistributionDetail))]
[JsonSerializable(typeof(TargetExplanation))]
[JsonSerializable(typeof(SourceUse))]
[JsonSerializable(typeof(DistributionPlan))]
[JsonSerializable(typeof(PlanRequest))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Problem))]
public sealed partial class DetailJsonContext : JsonSerializerContext;
