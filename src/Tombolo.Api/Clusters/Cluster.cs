using Tombolo.Api.Meta;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Clusters;

/// <summary>One member of the fleet (contract section 1.2).</summary>
public sealed record Cluster
{
    public string ApiVersion { get; init; } = KnownResources.Cluster.ApiVersion;

    public string Kind { get; init; } = KnownResources.Cluster.Kind;

    public ObjectMeta Metadata { get; init; } = new();

    public ClusterSpec? Spec { get; init; }

    public ClusterStatus? Status { get; init; }
}
