using Tombolo.Api.Meta;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Core;

/// <summary>A core/v1 ConfigMap, as far as Tombolo uses them.</summary>
public sealed record ConfigMap
{
    public string ApiVersion { get; init; } = KnownResources.ConfigMap.ApiVersion;

    public string Kind { get; init; } = KnownResources.ConfigMap.Kind;

    public ObjectMeta Metadata { get; init; } = new();

    public IReadOnlyDictionary<string, string>? Data { get; init; }
}
