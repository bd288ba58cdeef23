namespace Tombolo.Protocol.Tunnel;

/// <summary>One frame of a tunnel, open and authentic.</summary>
/// <param name="Stream">Which request it belongs to; 0 for the tunnel itself.</param>
/// <param name="Payload">Valid until the next frame is read.</param>
public readonly record struct TunnelFrame(TunnelFrameType Type, uint Stream, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Everything but the payload.</summary>
    public override string ToString() => $"{Type} {Stream} ({Payload.Length} bytes)";
}
