using System.Buffers;
using System.Text;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Handshake;

namespace Tombolo.Protocol.Tests.Frames;

/// <summary>One direction of a session with fixed keys, and the stream it makes.</summary>
internal static class Wire
{
    public const string ClusterId = "cluster-1";

    /// <summary>Bytes 0 to 31 authenticate, 32 to 63 seal.</summary>
    public static DirectionKeys Keys(byte first = 0) => new(Range(first), Range((byte)(first + 32)));

    public static FrameSender Sender(byte first = 0) => new(Keys(first), ClusterId);

    public static FrameReceiver Receiver(byte first = 0, bool allowsRepetition = false) => new(Keys(first), ClusterId, allowsRepetition);

    public static FramePayload Payload(string json) => FramePayload.Of(Encoding.UTF8.GetBytes(json));

    /// <summary>What a hub may send: open and sealed items, a removal, a checkpoint, a ping.</summary>
    public static List<Frame> Frames(FrameSender sender) =>
    [
        sender.Create(FrameTypes.Item, Payload("""{"n":1}"""), "config.kio.kasten.io/v1alpha1/Profile/s3", "e1"),
        sender.CreateSealed(FrameTypes.Item, """{"n":2}"""u8, "/v1/Secret/s3", "e2"),
        sender.Create(FrameTypes.Gone, Payload("{}"), "/v1/Secret/old"),
        sender.Create(FrameTypes.Checkpoint, Payload("""{"n":4}""")),
        sender.Create(FrameTypes.Ping, Payload("{}")),
    ];

    public static byte[] Write(IEnumerable<Frame> frames)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new ServerSentEventWriter(buffer);
        foreach (var frame in frames)
        {
            writer.Write(frame);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What a member takes from the stream before it closes the connection: type, key, etag and payload of each frame.</summary>
    public static async Task<List<string>> ReceiveAsync(Stream stream, FrameReceiver receiver)
    {
        var taken = new List<string>();
        var reader = new ServerSentEventReader(stream);
        while (await reader.ReadAsync(CancellationToken.None) is { Frame: { } frame })
        {
            if (receiver.Accept(frame, out var payload) != FrameVerdict.Accepted)
            {
                break;
            }

            taken.Add(Describe(frame, payload));
        }

        return taken;
    }

    public static Task<List<string>> ReceiveAsync(byte[] stream) => ReceiveAsync(new MemoryStream(stream), Receiver());

    public static string Describe(Frame frame, ReadOnlyMemory<byte> payload) => $"{frame.Type}|{frame.Key}|{frame.Etag}|{Encoding.UTF8.GetString(payload.Span)}";

    private static byte[] Range(byte first) => [.. Enumerable.Range(first, 32).Select(value => (byte)value)];
}
