using System.Text.Json.Serialization;
using Tombolo.Api.Serialization;

namespace Tombolo.Api.Core;

/// <summary>Source-generated JSON of the core kinds: camelCase, nulls left out, unknown fields ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ApiTimeConverter)])]
[JsonSerializable(typeof(Secret))]
[JsonSerializable(typeof(ConfigMap))]
[JsonSerializable(typeof(ServiceAccount))]
public sealed partial class CoreJsonContext : JsonSerializerContext;
