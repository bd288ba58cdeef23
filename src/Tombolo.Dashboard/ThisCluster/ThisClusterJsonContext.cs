using System.Text.Json.Serialization;

namespace Tombolo.Dashboard.ThisCluster;

/// <summary>Source-generated JSON of the cluster pages.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClusterView))]
internal sealed partial class ThisClusterJsonContext : JsonSerializerContext;
