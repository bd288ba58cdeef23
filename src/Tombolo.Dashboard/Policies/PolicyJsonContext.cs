using System.Text.Json.Serialization;

namespace Tombolo.Dashboard.Policies;

/// <summary>Source-generated JSON of the part of a Policy that forms hold: as in the object, nulls left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PolicySettings))]
internal sealed partial class PolicyJsonContext : JsonSerializerContext;
