namespace Tombolo.Protocol.Tunnel;

/// <summary>Types of frames of a tunnel (docs/protocol.md, "Tunnel").</summary>
public enum TunnelFrameType : byte
{
    /// <summary>Hub to member: a request begins; payload <see cref="TunnelRequestHead"/>.</summary>
    Open = 1,

    /// <summary>Member to hub: the answer begins; payload <see cref="TunnelResponseHead"/>.</summary>
    Head = 2,

    /// <summary>Part of a body; never empty.</summary>
    Data = 3,

    /// <summary>So many more bytes of body may be sent; payload 4 bytes big-endian.</summary>
    Window = 4,

    /// <summary>The body is complete; no payload.</summary>
    End = 5,

    /// <summary>The request is given up; payload a sentence in UTF-8.</summary>
    Reset = 6,

    /// <summary>The tunnel ends; stream 0, payload a sentence in UTF-8.</summary>
    Close = 7,
}
