using Tombolo.LocalKube.Authorization.Bindings;
using Tombolo.LocalKube.Authorization.Rules;

namespace Tombolo.LocalKube.Authorization;

/// <summary>The roles and bindings of one cluster, as they are now.</summary>
internal interface IRoleSource
{
    IEnumerable<RoleBinding> ListClusterRoleBindings();

    IEnumerable<RoleBinding> ListRoleBindings(string @namespace);

    /// <summary>The rules of a Role or ClusterRole; null when there is none.</summary>
    /// <param name="namespace">That of the binding; ignored for a ClusterRole.</param>
    IReadOnlyList<PolicyRule>? FindRules(RoleReference role, string @namespace);
}
