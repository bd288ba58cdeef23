using System.Text.Json.Serialization;

namespace Tombolo.Api.Access.WhoCan;

/// <summary>Source-generated JSON of answers about access: camelCase, unknown fields ignored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FleetAccess))]
public sealed partial class AccessJsonContext : JsonSerializerContext;
