namespace Tombolo.Dashboard.ThisCluster;

/// <summary>What the server knows in memory of this cluster's connection to its primary.</summary>
public interface IMemberConnection
{
    /// <summary>How it stands now.</summary>
    MemberContact Current { get; }
}
