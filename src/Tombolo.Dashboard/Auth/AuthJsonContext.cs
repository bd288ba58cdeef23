using System.Text.Json.Serialization;

namespace Tombolo.Dashboard.Auth;

/// <summary>Source-generated JSON of signing in.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(Me))]
internal sealed partial class AuthJsonContext : JsonSerializerContext;
