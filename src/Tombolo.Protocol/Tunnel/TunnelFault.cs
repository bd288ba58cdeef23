namespace Tombolo.Protocol.Tunnel;

/// <summary>What ends a tunnel at once: its other side, or something in between, does what no release does.</summary>
public enum TunnelFault
{
    /// <summary>Longer than any frame.</summary>
    Oversized,

    /// <summary>No frame.</summary>
    Malformed,

    /// <summary>Not as the other side of this session made it.</summary>
    WrongTag,

    /// <summary>Genuine, but not the next one: something was left out, repeated or moved.</summary>
    OutOfOrder,

    /// <summary>A type that this side never gets, or not now.</summary>
    NotExpected,

    /// <summary>Of a request that there never was, or more of one that has ended than was on its way.</summary>
    UnknownStream,

    /// <summary>More of a body than was allowed, or more allowed than was sent.</summary>
    WindowOverrun,
}
