namespace Tombolo.Dashboard.Clusters;

/// <summary>What is bound for the caller on a cluster.</summary>
/// <param name="Granted">False is what the list shows as insufficient permissions. The primary itself decides by its own RBAC and is always granted.</param>
/// <param name="Roles">Names of the K10ClusterRoles.</param>
/// <param name="Bindings">Names of the K10ClusterRoleBindings they come from.</param>
internal sealed record ClusterAccess(bool Granted, IReadOnlyList<string> Roles, IReadOnlyList<string> Bindings);
