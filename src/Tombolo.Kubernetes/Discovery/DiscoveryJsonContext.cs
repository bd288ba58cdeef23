using System.Text.Json.Serialization;

namespace Tombolo.Kubernetes.Discovery;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ApiGroup))]
[JsonSerializable(typeof(ApiResourceList))]
[JsonSerializable(typeof(ServerVersion))]
internal sealed partial class DiscoveryJsonContext : JsonSerializerContext;
