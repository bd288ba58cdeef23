namespace Tombolo.Api.Access;

/// <summary>Who is bound: a user or a group (Kubernetes RBAC <c>Subject</c>).</summary>
/// <remarks>A service account is a User named <c>system:serviceaccount:&lt;namespace&gt;:&lt;name&gt;</c> (contract section 1.10).</remarks>
public sealed record Subject
{
    /// <summary>The group of Users and Groups.</summary>
    public const string RbacGroup = "rbac.authorization.k8s.io";

    public string? ApiGroup { get; init; }

    /// <summary><c>User</c> or <c>Group</c>.</summary>
    public string? Kind { get; init; }

    public string? Name { get; init; }

    /// <summary>Only of ServiceAccounts, which a K10ClusterRoleBinding refuses with the repair.</summary>
    public string? Namespace { get; init; }
}
