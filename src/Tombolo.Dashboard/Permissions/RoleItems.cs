using Tombolo.Api.Access;
using Tombolo.Api.Names;

namespace Tombolo.Dashboard.Permissions;

/// <summary>Makes of K10ClusterRoles what the form offers.</summary>
internal static class RoleItems
{
    public static RoleList Of(IEnumerable<K10ClusterRole> roles) => new(
    [
        .. roles
            .Where(role => AccessRoles.Referenced(role.Spec?.ClusterRoleRef) is not null)
            .OrderBy(role => role.Metadata.Name, StringComparer.Ordinal)
            .Select(role => new RoleItem(role.Metadata.Name!, role.Spec!.ClusterRoleRef!, Describe(AccessRoles.Referenced(role.Spec.ClusterRoleRef)!.K10ClusterRole))),
    ]);

    private static string Describe(string role) => role switch
    {
        AccessRoleNames.MultiClusterAdmin => "Everything about data protection on the cluster",
        AccessRoleNames.MultiClusterBasic => "Back up and restore applications, and their policies",
        _ => "See profiles, policies and the rest of the configuration",
    };
}
