using Tombolo.Api.Meta;

namespace Tombolo.Api.Access;

/// <summary>How a K10ClusterRoleBinding stands.</summary>
public sealed record K10ClusterRoleBindingStatus
{
    /// <summary>The generation that was read.</summary>
    public long? ObservedGeneration { get; init; }

    public IReadOnlyList<Condition>? Conditions { get; init; }
}
