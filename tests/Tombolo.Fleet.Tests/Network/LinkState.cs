namespace Tombolo.Fleet.Tests.Network;

/// <summary>How the way from a cluster to the primary is.</summary>
internal enum LinkState
{
    Up,

    /// <summary>Connections are refused, and those there were are reset.</summary>
    Cut,

    /// <summary>Nothing comes through, and nobody is told.</summary>
    Stalled,
}
