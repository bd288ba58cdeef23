using System.IO.Pipelines;
using System.Text.Json;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub.Asks;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>Writes the frames of one stream. Payload bytes of items are shared by all streams; only head and tag are this one's.</summary>
internal sealed class MemberStreamWriter(PipeWriter output, FrameSender frames) : IDisposable
{
    /// <summary>Enough to fill packets, little enough that a slow member holds back nothing.</summary>
    private const long FlushAt = 64 * 1024;

    private static readonly FramePayload Empty = FramePayload.Of("{}"u8.ToArray());
    private readonly ServerSentEventWriter _events = new(output);

    public async ValueTask SendItemAsync(CompiledItem item, CancellationToken cancellationToken)
    {
        _events.Write(item.Sealed
            ? frames.CreateSealed(FrameTypes.Item, item.Payload.Span, item.Key, item.Etag)
            : frames.Create(FrameTypes.Item, new FramePayload(item.Payload, item.PayloadHash), item.Key, item.Etag));
        if (output.UnflushedBytes > FlushAt)
        {
            await output.FlushAsync(cancellationToken);
        }
    }

    public async ValueTask SendGoneAsync(string key, CancellationToken cancellationToken)
    {
        _events.Write(frames.Create(FrameTypes.Gone, Empty, key));
        if (output.UnflushedBytes > FlushAt)
        {
            await output.FlushAsync(cancellationToken);
        }
    }

    public ValueTask<FlushResult> SendCheckpointAsync(DesiredSet set, long epoch, string primaryId, CancellationToken cancellationToken)
    {
        var checkpoint = new CheckpointPayload(new Revision(epoch, set.Sequence, set.Hash), set.Digest, set.Hold, set.Deleted, Approved: false, primaryId);
        return SendAsync(FrameTypes.Checkpoint, JsonSerializer.SerializeToUtf8Bytes(checkpoint, ProtocolJsonContext.Default.CheckpointPayload), key: "", cancellationToken);
    }

    public ValueTask<FlushResult> SendAskAsync(PendingAsk ask, CancellationToken cancellationToken)
    {
        var content = ask.Payload.IsEmpty ? (JsonElement?)null : JsonSerializer.Deserialize(ask.Payload.Span, ProtocolJsonContext.Default.JsonElement);
        var payload = new AskPayload(ask.Id, ask.Verb, content);
        return SendAsync(FrameTypes.Ask, JsonSerializer.SerializeToUtf8Bytes(payload, ProtocolJsonContext.Default.AskPayload), ask.Id, cancellationToken);
    }

    public ValueTask<FlushResult> SendPingAsync(CancellationToken cancellationToken)
    {
        _events.Write(frames.Create(FrameTypes.Ping, Empty));
        return output.FlushAsync(cancellationToken);
    }

    public ValueTask<FlushResult> SendCloseAsync(CloseNotice notice, CancellationToken cancellationToken) =>
        SendAsync(
            FrameTypes.Close,
            JsonSerializer.SerializeToUtf8Bytes(new ClosePayload(notice.Reason, notice.Message), ProtocolJsonContext.Default.ClosePayload),
            key: "",
            cancellationToken);

    public void Dispose() => _events.Dispose();

    private ValueTask<FlushResult> SendAsync(string type, byte[] payload, string key, CancellationToken cancellationToken)
    {
        _events.Write(frames.Create(type, FramePayload.Of(payload), key));
        return output.FlushAsync(cancellationToken);
    }
}
