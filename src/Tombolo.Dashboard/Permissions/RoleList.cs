namespace Tombolo.Dashboard.Permissions;

/// <summary>The roles that can be granted.</summary>
internal sealed record RoleList(IReadOnlyList<RoleItem> Items);
