using System.Text.Json.Serialization;

namespace Tombolo.Secondary.Leave;

/// <summary>Source-generated JSON of the stored farewell.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Farewell))]
internal sealed partial class FarewellJsonContext : JsonSerializerContext;
