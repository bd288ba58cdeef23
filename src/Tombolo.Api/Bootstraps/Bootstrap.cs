using Tombolo.Api.Meta;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Bootstraps;

/// <summary>Asks for a Cluster: the primary itself, or a record of one that joined (contract section 1.1).</summary>
public sealed record Bootstrap
{
    public string ApiVersion { get; init; } = KnownResources.Bootstrap.ApiVersion;

    public string Kind { get; init; } = KnownResources.Bootstrap.Kind;

    public ObjectMeta Metadata { get; init; } = new();

    public BootstrapSpec? Spec { get; init; }

    public BootstrapStatus? Status { get; init; }
}
