using System.Security.Cryptography;

namespace Tombolo.Protocol.Frames;

/// <summary>Payload bytes with their SHA-256, so that both are shared by all connections that send them.</summary>
/// <param name="Utf8">JSON on one line.</param>
/// <param name="Hash">SHA-256 of <paramref name="Utf8"/>.</param>
public readonly record struct FramePayload(ReadOnlyMemory<byte> Utf8, ReadOnlyMemory<byte> Hash)
{
    /// <summary>Hashes the bytes.</summary>
    public static FramePayload Of(ReadOnlyMemory<byte> utf8) => new(utf8, SHA256.HashData(utf8.Span));

    /// <summary>The length; never the content.</summary>
    public override string ToString() => $"{Utf8.Length} bytes";
}
