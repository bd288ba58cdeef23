using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Tombolo.Protocol.Frames;

/// <summary>Writes frames as server-sent events (WHATWG HTML, section 9.2). One for each connection; not safe for concurrent use.</summary>
public sealed class ServerSentEventWriter(IBufferWriter<byte> output) : IDisposable
{
    private readonly Utf8JsonWriter _head = new(output);

    /// <summary>Writes one event; the payload's bytes go out as they are. The caller flushes.</summary>
    /// <exception cref="ArgumentException">The payload has a line break, which would end it.</exception>
    public void Write(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Payload.Span.ContainsAny((byte)'\r', (byte)'\n'))
        {
            throw new ArgumentException($"The payload of a frame is on one line; this one is not: {frame}.", nameof(frame));
        }

        output.Write("event: "u8);
        Encoding.ASCII.GetBytes(frame.Type, output);
        output.Write("\ndata: "u8);
        WriteHead(frame);
        output.Write("\ndata: "u8);
        output.Write(frame.Payload.Span);
        output.Write("\n\n"u8);
    }

    public void Dispose() => _head.Dispose();

    private void WriteHead(Frame frame)
    {
        Span<byte> tag = stackalloc byte[FrameTag.TextLength];
        frame.Tag.Format(tag);
        _head.Reset();
        _head.WriteStartObject();
        _head.WriteNumber("seq"u8, frame.Sequence);
        if (frame.Key.Length > 0)
        {
            _head.WriteString("key"u8, frame.Key);
        }

        if (frame.Etag.Length > 0)
        {
            _head.WriteString("etag"u8, frame.Etag);
        }

        _head.WriteString("tag"u8, tag);
        if (frame.IsSealed)
        {
            _head.WriteBoolean("sealed"u8, value: true);
        }

        _head.WriteEndObject();
        _head.Flush();
    }
}
