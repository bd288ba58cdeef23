using System.Runtime.CompilerServices;
using System.Text.Json;
using Tombolo.Primary.Distributions;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>What the checkpoints of one hub say: encoded and hashed once for all members that share a set, for as long as the set lives. Thread-safe.</summary>
internal sealed class Checkpoints(long epoch, string primaryId)
{
    private readonly ConditionalWeakTable<DesiredSet, StrongBox<FramePayload>> _shared = [];

    /// <param name="holdsAll">Nothing may be removed, whoever owns it.</param>
    public FramePayload Of(DesiredSet set, bool holdsAll) =>
        holdsAll
            ? Encode(set, [CheckpointPayload.Everything], deleted: [], parked: [])
            : _shared.GetValue(set, each => new StrongBox<FramePayload>(Encode(each, each.Hold, each.Deleted, each.Parked))).Value;

    private FramePayload Encode(DesiredSet set, IReadOnlyList<string> hold, IReadOnlyList<string> deleted, IReadOnlyList<string> parked)
    {
        var revision = new Revision(epoch, set.Sequence, set.Hash);
        var checkpoint = new CheckpointPayload(revision, set.Digest, hold, deleted, Approved: false, primaryId, parked.Count > 0 ? parked : null);
        return FramePayload.Of(JsonSerializer.SerializeToUtf8Bytes(checkpoint, ProtocolJsonContext.Default.CheckpointPayload));
    }
}
