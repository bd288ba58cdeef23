namespace Tombolo.Dashboard.Permissions;

/// <summary>The K10ClusterRoleBindings that the caller may see, by name.</summary>
internal sealed record BindingList(IReadOnlyList<BindingItem> Items);
