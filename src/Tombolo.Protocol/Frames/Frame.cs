namespace Tombolo.Protocol.Frames;

/// <summary>One frame as it travels (docs/protocol.md, Frames). One that came in is not to be believed before <see cref="FrameReceiver"/> accepted it.</summary>
/// <param name="Type">See <see cref="FrameTypes"/>.</param>
/// <param name="Sequence">From 1, by one, in each direction of a session.</param>
/// <param name="Key">What it is about; empty for nothing in particular.</param>
/// <param name="Etag">Version of what it is about; empty for none.</param>
/// <param name="IsSealed">The payload is encrypted for this session.</param>
/// <param name="Payload">As it travels.</param>
public sealed record Frame(string Type, long Sequence, string Key, string Etag, bool IsSealed, ReadOnlyMemory<byte> Payload, FrameTag Tag)
{
    /// <summary>Everything but the payload.</summary>
    public override string ToString() => $"{Type} {Sequence} {Key} {Etag} ({Payload.Length} bytes)";
}
