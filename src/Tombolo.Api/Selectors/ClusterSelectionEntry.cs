using System.Text.Json;

namespace Tombolo.Api.Selectors;

/// <summary>
/// One entry of <c>spec.clusters</c> of a Distribution or a K10ClusterRoleBinding: either <see cref="Name"/> or
/// <see cref="Selector"/> (contract sections 1.3 and 1.10).
/// </summary>
public sealed record ClusterSelectionEntry
{
    /// <summary>The name of a Cluster.</summary>
    public string? Name { get; init; }

    /// <summary>A selector string (<c>""</c> selects all) or a LabelSelector object (contract U3).</summary>
    public JsonElement? Selector { get; init; }
}
