using Tombolo.Api.Meta;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Trusts;

/// <summary>Says which clusters may join without a join token: those whose service-account tokens are signed by these keys.</summary>
public sealed record ClusterTrust
{
    public string ApiVersion { get; init; } = KnownResources.ClusterTrust.ApiVersion;

    public string Kind { get; init; } = KnownResources.ClusterTrust.Kind;

    public ObjectMeta Metadata { get; init; } = new();

    public ClusterTrustSpec? Spec { get; init; }

    public ClusterTrustStatus? Status { get; init; }
}
