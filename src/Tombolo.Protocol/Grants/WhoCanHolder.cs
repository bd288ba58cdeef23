namespace Tombolo.Protocol.Grants;

/// <summary>Somebody who may do what was asked, through one binding.</summary>
/// <param name="Kind"><c>User</c>, <c>Group</c> or <c>ServiceAccount</c>.</param>
/// <param name="Namespace">Of a ServiceAccount; empty for others.</param>
/// <param name="Binding">ClusterRoleBinding, or <c>namespace/name</c> of a RoleBinding.</param>
/// <param name="Role">ClusterRole, or <c>namespace/name</c> of a Role.</param>
/// <param name="K10Binding">The K10ClusterRoleBinding of the asking primary that the binding was made for; empty for bindings of others.</param>
/// <param name="OnlyNames">The objects that the right is limited to; empty when it is not.</param>
public sealed record WhoCanHolder(
    string Kind, string Name, string Namespace, string Binding, string Role, string K10Binding, IReadOnlyList<string> OnlyNames);
