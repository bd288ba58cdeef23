using System.Runtime.CompilerServices;
using Tombolo.LocalKube.Authorization.Bindings;
using Tombolo.LocalKube.Authorization.Rules;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Authorization;

/// <summary>The roles and bindings of a cluster's store. What was read stays read as long as the object is stored: stored objects never change.</summary>
internal sealed class StoredRoles(ObjectStore store) : IRoleSource
{
    private const string Group = "rbac.authorization.k8s.io";

    private static readonly GroupResource Roles = new(Group, "roles");
    private static readonly GroupResource ClusterRoles = new(Group, "clusterroles");
    private static readonly GroupResource RoleBindings = new(Group, "rolebindings");
    private static readonly GroupResource ClusterRoleBindings = new(Group, "clusterrolebindings");

    private static readonly ConditionalWeakTable<StoredObject, IReadOnlyList<PolicyRule>> ReadRules = [];
    private static readonly ConditionalWeakTable<StoredObject, RoleBinding> ReadBindings = [];

    public IEnumerable<RoleBinding> ListClusterRoleBindings() => store.List(ClusterRoleBindings).Objects.Select(Binding);

    public IEnumerable<RoleBinding> ListRoleBindings(string @namespace) => store.List(RoleBindings).Enumerate(@namespace).Select(Binding);

    public IReadOnlyList<PolicyRule>? FindRules(RoleReference role, string @namespace)
    {
        var found = role.IsClusterRole ? store.Find(ClusterRoles, "", role.Name) : store.Find(Roles, @namespace, role.Name);
        return found is null ? null : ReadRules.GetValue(found, stored => PolicyRuleReader.ReadRules(stored.Read()));
    }

    private static RoleBinding Binding(StoredObject stored) => ReadBindings.GetValue(stored, each => RoleBindingReader.Read(each.Read()));
}
