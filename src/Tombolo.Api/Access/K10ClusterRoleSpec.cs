namespace Tombolo.Api.Access;

/// <summary>What a K10ClusterRole stands for on a target (contract U7).</summary>
public sealed record K10ClusterRoleSpec
{
    /// <summary>The ClusterRole on the target, such as <c>k10-admin</c>; our own of the same meaning is used where that one is absent.</summary>
    public string? ClusterRoleRef { get; init; }
}
