using System.Text.Json.Serialization;

namespace Tombolo.Kubernetes.Credentials;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExecOutput))]
internal sealed partial class ExecOutputJson : JsonSerializerContext;
