namespace Tombolo.Protocol.Frames;

/// <summary>The first data line of an event (docs/protocol.md, Frames).</summary>
/// <param name="Tag">Base64url.</param>
public sealed record FrameHead(long Seq, string Tag, string Key = "", string Etag = "", bool Sealed = false);
