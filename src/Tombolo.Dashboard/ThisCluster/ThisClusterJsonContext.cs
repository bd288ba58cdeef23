using System.Text.Json.Serialization;
using Tombolo.Dashboard.ThisCluster.Copies;
using Tombolo.Dashboard.ThisCluster.Features;
using Tombolo.Dashboard.ThisCluster.Joining;
using Tombolo.Dashboard.ThisCluster.Leaving;
using Tombolo.Dashboard.ThisCluster.Promoting;

namespace Tombolo.Dashboard.ThisCluster;

/// <summary>Source-generated JSON of the cluster pages.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClusterView))]
[JsonSerializable(typeof(FeatureList))]
[JsonSerializable(typeof(FeatureChange))]
[JsonSerializable(typeof(PromoteRequest))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(JoinInput))]
[JsonSerializable(typeof(DecodeRequest))]
[JsonSerializable(typeof(DecodedToken))]
[JsonSerializable(typeof(LeaveRequest))]
[JsonSerializable(typeof(LocalObjectList))]
internal sealed partial class ThisClusterJsonContext : JsonSerializerContext;
