using System.Security.Cryptography;
using Tombolo.Protocol.Handshake;

namespace Tombolo.Protocol.Frames;

/// <summary>Accepts the frames of one direction of one session: genuine, and in order. Not safe for concurrent use.</summary>
/// <param name="keys">Of the direction; not owned.</param>
/// <param name="clusterId">The member's, on both sides.</param>
/// <param name="allowsRepetition">The last frame may come again (a hub, whose answer may have been lost).</param>
public sealed class FrameReceiver(DirectionKeys keys, string clusterId, bool allowsRepetition)
{
    private readonly FrameSequence _sequence = new();

    /// <param name="payload">The open payload of an accepted or repeated frame; otherwise empty.</param>
    public FrameVerdict Accept(Frame frame, out ReadOnlyMemory<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(frame);
        payload = default;
        if (frame.Type == FrameTypes.Acknowledge || !FrameText.AreValid(frame.Type, frame.Key, frame.Etag))
        {
            return FrameVerdict.Malformed;
        }

        if (!IsGenuine(frame))
        {
            return FrameVerdict.WrongTag;
        }

        var isRepeated = allowsRepetition && _sequence.IsLast(frame.Sequence, frame.Tag);
        if (!isRepeated && !_sequence.IsNext(frame.Sequence))
        {
            return FrameVerdict.OutOfOrder;
        }

        if (!TryOpen(frame, out payload))
        {
            return FrameVerdict.WrongSeal;
        }

        if (isRepeated)
        {
            return FrameVerdict.Repeated;
        }

        _sequence.Advance(frame.Tag);
        return FrameVerdict.Accepted;
    }

    /// <summary>Whether the hub's answer to the member's frame of this sequence is genuine.</summary>
    /// <param name="answer">Body of the answer.</param>
    public bool IsAcknowledged(long sequence, ReadOnlySpan<byte> answer, FrameTag tag) => FrameAcknowledgement.Compute(keys, sequence, answer) == tag;

    private bool IsGenuine(Frame frame)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(frame.Payload.Span, hash);
        return FrameTag.Compute(keys.Mac, frame.Type, frame.Sequence, frame.IsSealed, frame.Key, frame.Etag, hash) == frame.Tag;
    }

    private bool TryOpen(Frame frame, out ReadOnlyMemory<byte> payload)
    {
        payload = frame.IsSealed
            ? PayloadSealer.Open(keys.Seal, frame.Sequence, clusterId, frame.Key, frame.Etag, frame.Payload.Span)
            : frame.Payload;
        return !frame.IsSealed || !payload.IsEmpty;
    }
}
