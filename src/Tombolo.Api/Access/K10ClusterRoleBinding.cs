using Tombolo.Api.Meta;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Access;

/// <summary>Says who may do what on which clusters (contract section 1.10).</summary>
public sealed record K10ClusterRoleBinding
{
    public string ApiVersion { get; init; } = KnownResources.K10ClusterRoleBinding.ApiVersion;

    public string Kind { get; init; } = KnownResources.K10ClusterRoleBinding.Kind;

    public ObjectMeta Metadata { get; init; } = new();

    public K10ClusterRoleBindingSpec? Spec { get; init; }

    public K10ClusterRoleBindingStatus? Status { get; init; }
}
