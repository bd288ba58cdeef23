namespace Tombolo.LocalKube.Authorization.Bindings;

/// <summary>The role that a binding gives: <c>Role</c> of the binding's namespace, or <c>ClusterRole</c>.</summary>
internal sealed record RoleReference(string Kind, string Name)
{
    public bool IsClusterRole => Kind == "ClusterRole";
}
