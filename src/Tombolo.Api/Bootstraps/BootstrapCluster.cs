using System.Text.Json.Serialization;
using Tombolo.Api.Clusters;
using Tombolo.Api.Serialization;

namespace Tombolo.Api.Bootstraps;

/// <summary>One cluster of a Bootstrap.</summary>
public sealed record BootstrapCluster
{
    /// <summary>The name of the Cluster to create.</summary>
    public string? Name { get; init; }

    /// <summary>This entry is the primary; quoted booleans of templates are understood.</summary>
    [JsonConverter(typeof(LenientBooleanConverter))]
    public bool Primary { get; init; }

    public K10Location? K10 { get; init; }

    /// <summary>Also accepted here by the contract (section 1.2); <see cref="Location"/> reads both positions.</summary>
    public string? Namespace { get; init; }

    /// <inheritdoc cref="Namespace"/>
    public string? ReleaseName { get; init; }

    /// <inheritdoc cref="Namespace"/>
    public Ingress? Ingress { get; init; }

    /// <summary>Where Kasten lives, from either position; a value under <see cref="K10"/> wins.</summary>
    [JsonIgnore]
    public K10Location Location => LocationReader.Merge(K10, Namespace, ReleaseName, Ingress);
}
