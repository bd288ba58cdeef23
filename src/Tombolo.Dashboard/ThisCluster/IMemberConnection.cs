namespace Tombolo.Dashboard.ThisCluster;

/// <summary>What the server knows in memory of this cluster's connection to its primary.</summary>
public interface IMemberConnection
{
    /// <summary>How it stands now.</summary>
    MemberContact Current { get; }

    /// <summary>Tells when the primary is heard of again, or not any more, or for another reason; not each time that it is heard of.</summary>
    IDisposable Subscribe(Action changed);
}
