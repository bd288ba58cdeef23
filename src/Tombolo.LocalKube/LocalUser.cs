namespace Tombolo.LocalKube;

/// <summary>Somebody a cluster knows by a token; what they may do is up to RBAC.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Groups">The groups besides system:authenticated.</param>
public sealed record LocalUser(string Name, params IReadOnlyList<string> Groups)
{
    /// <summary>A user who may do everything.</summary>
    public static LocalUser Admin { get; } = new("admin", "system:masters");
}
