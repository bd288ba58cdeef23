using System.Text.Json.Serialization;
using Tombolo.Api.Selectors;

namespace Tombolo.Api.Access;

/// <summary>Role, clusters and subjects of a K10ClusterRoleBinding.</summary>
public sealed record K10ClusterRoleBindingSpec
{
    /// <summary>The name of a K10ClusterRole.</summary>
    [JsonPropertyName("k10ClusterRole")]
    public string? Role { get; init; }

    /// <summary>A union; <c>selector: ""</c> is every cluster, now and later.</summary>
    public IReadOnlyList<ClusterSelectionEntry?>? Clusters { get; init; }

    public IReadOnlyList<Subject?>? Subjects { get; init; }
}
