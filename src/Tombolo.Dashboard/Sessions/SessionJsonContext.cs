using System.Text.Json.Serialization;

namespace Tombolo.Dashboard.Sessions;

/// <summary>Source-generated JSON of what is encrypted into cookies and kept in the Secret.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(SessionKeyRing))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
