using System.Buffers;
using System.Text.Json;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Sync;

namespace Tombolo.Bench.Listening;

/// <summary>What a hub sends to each member when one item changed, in its very form.</summary>
internal static class WaveBytes
{
    /// <param name="kind">Of the item that changed.</param>
    public static byte[] Of(DesiredState state, string kind)
    {
        var (epoch, sequence, hash) = state.Revision;
        var item = state.Items.Values.First(each => each.Key.Contains($"/{kind}/", StringComparison.Ordinal));
        var digest = SetDigestOf(state);
        var checkpoint = new CheckpointPayload(new Revision(epoch, sequence, hash), digest, [], [], Approved: false, state.PrimaryId);
        var bytes = new ArrayBufferWriter<byte>();
        using var events = new ServerSentEventWriter(bytes);
        events.Write(new Frame(FrameTypes.Item, sequence, item.Key, item.Etag, IsSealed: false, item.Payload, Tag: default));
        events.Write(new Frame(FrameTypes.Checkpoint, sequence + 1, "", "", IsSealed: false, JsonSerializer.SerializeToUtf8Bytes(checkpoint, ProtocolJsonContext.Default.CheckpointPayload), Tag: default));
        return bytes.WrittenSpan.ToArray();
    }

    private static string SetDigestOf(DesiredState state) =>
        Protocol.Sets.SetDigest.Compute(state.Items.Values.Select(item => KeyValuePair.Create(item.Key, item.Etag)));
}
