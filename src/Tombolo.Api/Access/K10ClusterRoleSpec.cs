using System.Text.Json;

namespace Tombolo.Api.Access;

/// <summary>What a K10ClusterRole stands for on a target (contract U7).</summary>
public sealed record K10ClusterRoleSpec
{
    /// <summary>The ClusterRole on the target, such as <c>k10-admin</c>; our own of the same meaning is used where that one is absent.</summary>
    public string? ClusterRoleRef { get; init; }

    /// <summary>Not supported: a role with rules of its own is refused, since it would grant more than it says.</summary>
    public JsonElement? Rules { get; init; }
}
