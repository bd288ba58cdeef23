using System.Text.Json.Serialization;

namespace Tombolo.Dashboard.Live;

/// <summary>Source-generated JSON of the event stream.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LiveChange))]
internal sealed partial class LiveJsonContext : JsonSerializerContext;
