using Tombolo.Api.Meta;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Access;

/// <summary>Names a role that can be granted on clusters (contract sections 1.9 and U7).</summary>
public sealed record K10ClusterRole
{
    public string ApiVersion { get; init; } = KnownResources.K10ClusterRole.ApiVersion;

    public string Kind { get; init; } = KnownResources.K10ClusterRole.Kind;

    public ObjectMeta Metadata { get; init; } = new();

    public K10ClusterRoleSpec? Spec { get; init; }
}
