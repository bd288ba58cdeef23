using System.Buffers;
using System.IO.Pipelines;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Frames;

/// <summary>
/// Reads frames from a stream of server-sent events. Comments and fields that a proxy may add are skipped; everything else has to be as
/// <see cref="ServerSentEventWriter"/> writes it.
/// </summary>
/// <param name="stream">Read up to its end; not owned.</param>
/// <param name="maximumPayload">Longest payload, in bytes.</param>
public sealed class ServerSentEventReader(Stream stream, int maximumPayload = ProtocolLimits.FrameBytes)
{
    private const int FieldNameSlack = 16;

    private readonly PipeReader _pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
    private readonly EventAssembler _event = new(maximumPayload);
    private long _scanned;

    /// <summary>The next frame. A stream that ends within an event ends: the rest of it never came.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<FrameReading> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _pipe.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (TryTakeLine(ref buffer, out var line))
            {
                if (_event.Add(line) is { } reading)
                {
                    _pipe.AdvanceTo(buffer.Start);
                    return reading;
                }
            }

            _pipe.AdvanceTo(buffer.Start, buffer.End);
            if (buffer.Length > maximumPayload + FieldNameSlack)
            {
                return EventAssembler.TooLong(maximumPayload);
            }

            if (result.IsCompleted)
            {
                return default;
            }
        }
    }

    // What was looked at before is not looked at again: a long line arrives in many pieces.
    private bool TryTakeLine(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        var reader = new SequenceReader<byte>(buffer);
        reader.Advance(Math.Min(_scanned, buffer.Length));
        if (!reader.TryAdvanceTo((byte)'\n'))
        {
            _scanned = buffer.Length;
            line = default;
            return false;
        }

        _scanned = 0;
        line = buffer.Slice(0, reader.Consumed - 1);
        buffer = buffer.Slice(reader.Position);
        return true;
    }
}
