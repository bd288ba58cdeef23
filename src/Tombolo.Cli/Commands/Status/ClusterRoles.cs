namespace Tombolo.Cli.Commands.Status;

/// <summary>What a cluster can be.</summary>
internal static class ClusterRoles
{
    public const string Standalone = "standalone";
    public const string Primary = "primary";
    public const string Secondary = "secondary";

    /// <summary>Asked to join and not a member yet.</summary>
    public const string Joining = "joining";
}
