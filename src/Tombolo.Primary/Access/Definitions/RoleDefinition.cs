namespace Tombolo.Primary.Access.Definitions;

/// <summary>What a K10ClusterRole stands for.</summary>
/// <param name="ClusterRole">One of <see cref="Api.Access.AccessRoles.References"/>; empty when the role is refused.</param>
/// <param name="Fault">Why it is refused, with the repair; null when it is not.</param>
internal sealed record RoleDefinition(string Name, bool IsDeleting, string ClusterRole, string? Fault);
