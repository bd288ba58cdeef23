namespace Tombolo.Protocol.Tunnel;

/// <summary>Which end of a tunnel.</summary>
public enum TunnelSide
{
    /// <summary>Opens requests.</summary>
    Hub,

    /// <summary>Answers them.</summary>
    Member,
}
