namespace Tombolo.Dashboard.ThisCluster;

/// <summary>What a cluster is in a fleet, as its pages show it.</summary>
internal static class ClusterRoles
{
    public const string Standalone = nameof(Standalone);
    public const string Promoting = nameof(Promoting);
    public const string Primary = nameof(Primary);
    public const string Joining = nameof(Joining);

    /// <summary>The primary refused; nothing is tried until an input changes.</summary>
    public const string Rejected = nameof(Rejected);

    /// <summary>A member, in contact with its primary.</summary>
    public const string Secondary = nameof(Secondary);

    /// <summary>A member whose primary is out of reach.</summary>
    public const string Disconnected = nameof(Disconnected);
}
