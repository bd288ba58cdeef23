namespace Tombolo.Api.Access.WhoCan;

/// <summary>Somebody who may do something on a cluster, or should.</summary>
/// <param name="State">One of <see cref="HolderStates"/>.</param>
/// <param name="Kind"><c>User</c>, <c>Group</c> or <c>ServiceAccount</c>.</param>
/// <param name="Name">As the primary knows people of its own, else as the cluster does; a ServiceAccount as <c>namespace/name</c>.</param>
/// <param name="IsOfPrimary">Somebody of the primary; else an identity of the cluster.</param>
/// <param name="Role">The role there; empty when it is not known.</param>
/// <param name="Binding">The binding there, a RoleBinding as <c>namespace/name</c>; empty when there is none.</param>
/// <param name="K10Binding">The K10ClusterRoleBinding on the primary; empty when none is concerned.</param>
/// <param name="OnlyNames">The objects that the right is limited to; empty when it is not.</param>
/// <param name="Message">What differs and what repairs it; empty when nothing does.</param>
public sealed record AccessHolder(
    string State, string Kind, string Name, bool IsOfPrimary, string Role, string Binding, string K10Binding, IReadOnlyList<string> OnlyNames, string Message)
{
    /// <summary>An identity of Kubernetes itself, such as <c>system:masters</c>.</summary>
    public bool IsSystem => !IsOfPrimary && (Kind == "ServiceAccount" ? Name.StartsWith("kube-system/", StringComparison.Ordinal) : Name.StartsWith("system:", StringComparison.Ordinal));
}
