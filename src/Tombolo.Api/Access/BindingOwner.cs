namespace Tombolo.Api.Access;

/// <summary>
/// How a K10ClusterRoleBinding is named where Distributions are named: as owner of what is written on targets, and in <c>hold</c> of a checkpoint. No
/// Distribution can have such a name.
/// </summary>
public static class BindingOwner
{
    private const string Prefix = "K10ClusterRoleBinding/";

    /// <param name="binding">Name of the K10ClusterRoleBinding.</param>
    public static string Of(string binding) => Prefix + binding;

    /// <summary>The name of the K10ClusterRoleBinding; null when the owner is a Distribution.</summary>
    public static string? TryRead(string owner) => owner.Length > Prefix.Length && owner.StartsWith(Prefix, StringComparison.Ordinal) ? owner[Prefix.Length..] : null;

    /// <summary>The K10ClusterRoleBinding that these owners are; null when they are Distributions.</summary>
    public static string? TryRead(IReadOnlyList<string> owners) => owners is [var only] ? TryRead(only) : null;
}
