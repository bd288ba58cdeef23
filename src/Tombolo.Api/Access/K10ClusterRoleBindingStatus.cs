using Tombolo.Api.Meta;

namespace Tombolo.Api.Access;

/// <summary>How a K10ClusterRoleBinding stands.</summary>
public sealed record K10ClusterRoleBindingStatus
{
    /// <summary>The generation that was read.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>How many clusters are selected, or <c>all</c>; for the printer column.</summary>
    public string? Clusters { get; init; }

    public IReadOnlyList<Condition>? Conditions { get; init; }
}
