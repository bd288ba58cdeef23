using System.Text.Json.Serialization.Metadata;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Connection;

namespace Tombolo.Secondary.Sync;

/// <summary>
/// Turns authentic frames into desired states. What a checkpoint does not confirm never leaves this class: items are only collected until the digest of
/// everything received is the one the primary names.
/// </summary>
internal sealed class FrameProcessor(ReceivedSet received, Action<DesiredState> desired, Action<AskPayload> asked)
{
    /// <summary>Takes one frame.</summary>
    /// <param name="payload">Open and authentic.</param>
    /// <returns>The notice with which the primary ends the connection; null to go on.</returns>
    /// <exception cref="SessionLostException">The frame does not fit; the connection starts over.</exception>
    public ClosePayload? Process(Frame frame, ReadOnlyMemory<byte> payload)
    {
        switch (frame.Type)
        {
            case FrameTypes.Item:
                received.Put(new DesiredPayload(frame.Key, frame.Etag, payload));
                return null;
            case FrameTypes.Gone:
                received.Remove(frame.Key);
                return null;
            case FrameTypes.Checkpoint:
                Confirm(Read(frame, payload, ProtocolJsonContext.Default.CheckpointPayload));
                return null;
            case FrameTypes.Ask:
                asked(Read(frame, payload, ProtocolJsonContext.Default.AskPayload));
                return null;
            case FrameTypes.Close:
                return Read(frame, payload, ProtocolJsonContext.Default.ClosePayload);
            default:
                // Pings, and what newer primaries may say.
                return null;
        }
    }

    private void Confirm(CheckpointPayload checkpoint)
    {
        if (received.Digest() != checkpoint.Digest)
        {
            received.Clear();
            throw new SessionLostException("what was received is not what the primary sent; everything is asked for again");
        }

        received.Confirm();
        var (epoch, sequence, hash) = checkpoint.Revision;
        desired(new DesiredState(
            new DesiredRevision(epoch, sequence, hash),
            received.Snapshot(),
            checkpoint.Hold.ToHashSet(StringComparer.Ordinal),
            checkpoint.Deleted.ToHashSet(StringComparer.Ordinal),
            checkpoint.Approved,
            checkpoint.PrimaryId)
        {
            Parked = (checkpoint.Parked ?? []).ToHashSet(StringComparer.Ordinal),
        });
    }

    private static T Read<T>(Frame frame, ReadOnlyMemory<byte> payload, JsonTypeInfo<T> type)
        where T : class =>
        ProtocolJson.TryRead(payload.Span, ProtocolLimits.FrameBytes, type, out var value)
            ? value
            : throw new SessionLostException($"a {frame.Type} of the primary cannot be read; upgrade Tombolo on this cluster");
}
