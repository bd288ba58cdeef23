using System.Text.Json.Serialization;
using Tombolo.Api.Access;
using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Distributions;
using Tombolo.Api.Trusts;

namespace Tombolo.Api.Serialization;

/// <summary>Source-generated JSON of our kinds: camelCase, nulls left out, unknown fields ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ApiTimeConverter)])]
[JsonSerializable(typeof(Bootstrap))]
[JsonSerializable(typeof(Cluster))]
[JsonSerializable(typeof(Distribution))]
[JsonSerializable(typeof(K10ClusterRole))]
[JsonSerializable(typeof(K10ClusterRoleBinding))]
[JsonSerializable(typeof(ClusterTrust))]
[JsonSerializable(typeof(BootstrapStatus))]
[JsonSerializable(typeof(ClusterStatus))]
[JsonSerializable(typeof(ClusterTrustStatus))]
[JsonSerializable(typeof(ClusterTrustSpec))]
[JsonSerializable(typeof(DistributionStatus))]
[JsonSerializable(typeof(K10ClusterRoleBindingStatus))]
public sealed partial class ApiJsonContext : JsonSerializerContext;
