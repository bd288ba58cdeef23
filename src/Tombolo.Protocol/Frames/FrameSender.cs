using System.Security.Cryptography;
using Tombolo.Protocol.Handshake;

namespace Tombolo.Protocol.Frames;

/// <summary>Makes the frames of one direction of one session. They have to be sent in the order they were made. Not safe for concurrent use.</summary>
/// <param name="keys">Of the direction; not owned.</param>
/// <param name="clusterId">The member's, on both sides.</param>
public sealed class FrameSender(DirectionKeys keys, string clusterId)
{
    private long _sequence;

    /// <summary>A frame with an open payload.</summary>
    public Frame Create(string type, FramePayload payload, string key = "", string etag = "") =>
        Create(type, payload.Utf8, payload.Hash.Span, key, etag, isSealed: false);

    /// <summary>A frame whose payload only the other side of this session can read.</summary>
    public Frame CreateSealed(string type, ReadOnlySpan<byte> payload, string key = "", string etag = "")
    {
        var text = PayloadSealer.Seal(keys.Seal, _sequence + 1, clusterId, key, etag, payload);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return Create(type, text, hash, key, etag, isSealed: true);
    }

    /// <summary>The tag with which a hub answers a member's frame of this sequence; no frame of the stream is counted for it.</summary>
    /// <param name="answer">Body of the answer.</param>
    public FrameTag Acknowledge(long sequence, ReadOnlySpan<byte> answer) => FrameAcknowledgement.Compute(keys, sequence, answer);

    private Frame Create(string type, ReadOnlyMemory<byte> payload, ReadOnlySpan<byte> hash, string key, string etag, bool isSealed)
    {
        var tag = FrameTag.Compute(keys.Mac, type, _sequence + 1, isSealed, key, etag, hash);
        _sequence++;
        return new Frame(type, _sequence, key, etag, isSealed, payload, tag);
    }
}
