namespace Tombolo.Testing.ControlPlanes;

/// <summary>Somebody the API server knows by a token; what they may do is up to RBAC.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Groups">The groups besides system:authenticated.</param>
public sealed record ControlPlaneUser(string Name, params IReadOnlyList<string> Groups)
{
    /// <summary>A user who may do everything.</summary>
    public static ControlPlaneUser Admin { get; } = new("admin", "system:masters");

    /// <summary>
    /// The user that a ServiceAccount is to RBAC
    /// (https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects). The account itself need not exist.
    /// </summary>
    public static ControlPlaneUser ServiceAccount(string @namespace, string name) => new(
        $"system:serviceaccount:{@namespace}:{name}",
        "system:serviceaccounts",
        $"system:serviceaccounts:{@namespace}");
}
