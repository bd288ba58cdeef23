using Tombolo.Api.Meta;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Core;

/// <summary>A core/v1 ServiceAccount, as far as Tombolo writes them.</summary>
public sealed record ServiceAccount
{
    public string ApiVersion { get; init; } = KnownResources.ServiceAccount.ApiVersion;

    public string Kind { get; init; } = KnownResources.ServiceAccount.Kind;

    public ObjectMeta Metadata { get; init; } = new();
}
