namespace Tombolo.LocalKube.Authorization.Bindings;

/// <summary>A RoleBinding, or a ClusterRoleBinding, which has no namespace.</summary>
internal sealed record RoleBinding(string Namespace, string Name, RoleReference Role, IReadOnlyList<RoleSubject> Subjects)
{
    /// <summary>The kind of this binding.</summary>
    public string Kind => Namespace.Length == 0 ? "ClusterRoleBinding" : "RoleBinding";

    /// <summary>How the API server names it where it says why something is allowed.</summary>
    public string Describe(RoleSubject subject)
    {
        var name = Namespace.Length == 0 ? Name : $"{Name}/{Namespace}";
        var to = subject.Kind == SubjectKinds.ServiceAccount
            ? $"{subject.Name}/{(subject.Namespace.Length > 0 ? subject.Namespace : Namespace)}"
            : subject.Name;
        return $"{Kind} \"{name}\" of {Role.Kind} \"{Role.Name}\" to {subject.Kind} \"{to}\"";
    }
}
