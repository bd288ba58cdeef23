using System.Security.Cryptography;
using Tombolo.Protocol.Handshake;

namespace Tombolo.Protocol.Frames;

/// <summary>The tag of an <c>ack</c>: the hub had the member's frame of that sequence and answered this.</summary>
internal static class FrameAcknowledgement
{
    public static FrameTag Compute(DirectionKeys keys, long sequence, ReadOnlySpan<byte> answer)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(answer, hash);
        return FrameTag.Compute(keys.Mac, FrameTypes.Acknowledge, sequence, isSealed: false, key: "", etag: "", hash);
    }
}
