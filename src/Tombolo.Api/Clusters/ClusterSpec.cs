using System.Text.Json.Serialization;
using Tombolo.Api.Serialization;

namespace Tombolo.Api.Clusters;

/// <summary>What is known of a member from its set-up (contract section 1.2).</summary>
public sealed record ClusterSpec
{
    /// <summary>True on the primary; quoted booleans of templates are understood.</summary>
    [JsonConverter(typeof(LenientBooleanConverter))]
    public bool Primary { get; init; }

    public K10Location? K10 { get; init; }

    /// <summary>Also accepted here (contract section 1.2); <see cref="Location"/> reads both positions.</summary>
    public string? Namespace { get; init; }

    /// <inheritdoc cref="Namespace"/>
    public string? ReleaseName { get; init; }

    /// <inheritdoc cref="Namespace"/>
    public Ingress? Ingress { get; init; }

    /// <summary>Nothing is applied to or removed from this cluster while true; our extension.</summary>
    [JsonConverter(typeof(LenientBooleanConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Paused { get; init; }

    /// <summary>Why it is paused; shown with the state of its targets.</summary>
    public string? PauseReason { get; init; }

    /// <summary>Where Kasten lives, from either position; a value under <see cref="K10"/> wins.</summary>
    [JsonIgnore]
    public K10Location Location => LocationReader.Merge(K10, Namespace, ReleaseName, Ingress);
}
