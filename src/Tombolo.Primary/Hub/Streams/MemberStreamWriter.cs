using System.IO.Pipelines;
using System.Text.Json;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub.Asks;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>
/// Writes the frames of one answer. Payload bytes of items are shared by all streams; only head and tag are this one's. A member that does not read
/// holds back at most what is not flushed yet, and not for long: then a <see cref="TimeoutException"/> ends its stream.
/// </summary>
internal sealed class MemberStreamWriter(PipeWriter output, FrameSender frames, TimeProvider time) : IDisposable
{
    /// <summary>How long a member may take nothing of what is written to it.</summary>
    public static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(30);

    /// <summary>Enough to fill packets, little enough that a slow member holds back nothing.</summary>
    private const long FlushAt = 64 * 1024;

    private static readonly FramePayload Empty = FramePayload.Of("{}"u8.ToArray());
    private readonly ServerSentEventWriter _events = new(output);

    /// <summary>Frames written so far.</summary>
    public long Count { get; private set; }

    /// <exception cref="TimeoutException">The member does not read.</exception>
    public ValueTask SendItemAsync(CompiledItem item, CancellationToken cancellationToken)
    {
        Write(item.Sealed
            ? frames.CreateSealed(FrameTypes.Item, item.Payload.Span, item.Key, item.Etag)
            : frames.Create(FrameTypes.Item, new FramePayload(item.Payload, item.PayloadHash), item.Key, item.Etag));
        return output.UnflushedBytes > FlushAt ? FlushAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    /// <exception cref="TimeoutException">The member does not read.</exception>
    public ValueTask SendGoneAsync(string key, CancellationToken cancellationToken)
    {
        Write(frames.Create(FrameTypes.Gone, Empty, key));
        return output.UnflushedBytes > FlushAt ? FlushAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    /// <exception cref="TimeoutException">The member does not read.</exception>
    public ValueTask SendCheckpointAsync(FramePayload checkpoint, CancellationToken cancellationToken)
    {
        Write(frames.Create(FrameTypes.Checkpoint, checkpoint));
        return FlushAsync(cancellationToken);
    }

    /// <exception cref="TimeoutException">The member does not read.</exception>
    public ValueTask SendAskAsync(PendingAsk ask, CancellationToken cancellationToken)
    {
        var content = ask.Payload.IsEmpty ? (JsonElement?)null : JsonSerializer.Deserialize(ask.Payload.Span, ProtocolJsonContext.Default.JsonElement);
        var payload = JsonSerializer.SerializeToUtf8Bytes(new AskPayload(ask.Id, ask.Verb, content), ProtocolJsonContext.Default.AskPayload);
        if (!AskVerbs.IsSealed(ask.Verb))
        {
            return SendAsync(FrameTypes.Ask, payload, ask.Id, cancellationToken);
        }

        Write(frames.CreateSealed(FrameTypes.Ask, payload, ask.Id, etag: ""));
        return FlushAsync(cancellationToken);
    }

    /// <exception cref="TimeoutException">The member does not read.</exception>
    public ValueTask SendPingAsync(CancellationToken cancellationToken)
    {
        Write(frames.Create(FrameTypes.Ping, Empty));
        return FlushAsync(cancellationToken);
    }

    /// <exception cref="TimeoutException">The member does not read.</exception>
    public ValueTask SendCloseAsync(CloseNotice notice, CancellationToken cancellationToken) =>
        SendAsync(
            FrameTypes.Close,
            JsonSerializer.SerializeToUtf8Bytes(new ClosePayload(notice.Reason, notice.Message), ProtocolJsonContext.Default.ClosePayload),
            key: "",
            cancellationToken);

    public void Dispose() => _events.Dispose();

    private ValueTask SendAsync(string type, byte[] payload, string key, CancellationToken cancellationToken)
    {
        Write(frames.Create(type, FramePayload.Of(payload), key));
        return FlushAsync(cancellationToken);
    }

    private void Write(Frame frame)
    {
        _events.Write(frame);
        Count++;
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        // Nearly always done already; a timer is made only for who keeps us waiting.
        var flushing = output.FlushAsync(cancellationToken);
        if (!flushing.IsCompleted)
        {
            await flushing.AsTask().WaitAsync(ReadPatience, time, cancellationToken);
            return;
        }

        await flushing;
    }
}
