namespace Tombolo.Dashboard.Permissions;

/// <summary>A role that can be granted on clusters: a K10ClusterRole.</summary>
/// <param name="ClusterRole">The ClusterRole on the clusters, as the K10ClusterRole names it.</param>
/// <param name="Description">What it allows, in one sentence.</param>
internal sealed record RoleItem(string Name, string ClusterRole, string Description);
