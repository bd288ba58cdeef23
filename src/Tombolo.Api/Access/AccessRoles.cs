using Tombolo.Api.Names;

namespace Tombolo.Api.Access;

/// <summary>The roles that can be granted on clusters, and nothing beyond them: a person who may write K10ClusterRoleBindings gets no further.</summary>
public static class AccessRoles
{
    public static IReadOnlyList<AccessRole> All { get; } =
    [
        new(AccessRoleNames.MultiClusterAdmin, AccessRoleNames.KastenAdmin, AccessRoleNames.TomboloAdmin),
        new(AccessRoleNames.MultiClusterBasic, AccessRoleNames.KastenBasic, AccessRoleNames.TomboloBasic),
        new(AccessRoleNames.MultiClusterConfigView, AccessRoleNames.KastenConfigView, AccessRoleNames.TomboloConfigView),
    ];

    /// <summary>Every value that <c>spec.clusterRoleRef</c> of a K10ClusterRole may have.</summary>
    public static IReadOnlyList<string> References { get; } = [.. All.SelectMany(role => new[] { role.Kasten, role.Tombolo })];

    /// <summary>The role behind a predefined K10ClusterRole; null for other names.</summary>
    public static AccessRole? Predefined(string? k10ClusterRole) => All.FirstOrDefault(role => role.K10ClusterRole == k10ClusterRole);

    /// <summary>The role that a <c>spec.clusterRoleRef</c> names; null when it may not be granted.</summary>
    public static AccessRole? Referenced(string? clusterRoleRef) => All.FirstOrDefault(role => role.Kasten == clusterRoleRef || role.Tombolo == clusterRoleRef);
}
