using System.Buffers;
using System.Text;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Frames;

/// <summary>Puts the lines of one event together into a frame.</summary>
internal sealed class EventAssembler(int maximumPayload)
{
    private const int MaximumHead = 4 * 1024;
    private const int LongestFieldName = 5;

    private string? _type;
    private FrameHead? _head;
    private byte[]? _payload;

    public static FrameReading TooLong(int maximumPayload) => Broken($"An event is longer than {maximumPayload} bytes.");

    /// <summary>A reading when the line ends an event or breaks the rules; otherwise null.</summary>
    public FrameReading? Add(ReadOnlySequence<byte> line)
    {
        line = WithoutCarriageReturn(line);
        if (line.IsEmpty)
        {
            return Finish();
        }

        Span<byte> start = stackalloc byte[LongestFieldName + 2];
        start = start[..(int)Math.Min(start.Length, line.Length)];
        line.Slice(0, start.Length).CopyTo(start);
        if (start.StartsWith("data:"u8))
        {
            return AddData(Value(line, "data:"u8.Length));
        }

        return start.StartsWith("event:"u8) ? SetType(Value(line, "event:"u8.Length)) : null;
    }

    private static FrameReading Broken(string problem) => new(Frame: null, problem);

    private static ReadOnlySequence<byte> WithoutCarriageReturn(ReadOnlySequence<byte> line) =>
        !line.IsEmpty && line.Slice(line.Length - 1).FirstSpan[0] == (byte)'\r' ? line.Slice(0, line.Length - 1) : line;

    private static ReadOnlySequence<byte> Value(ReadOnlySequence<byte> line, int from)
    {
        var value = line.Slice(from);
        return !value.IsEmpty && value.FirstSpan[0] == (byte)' ' ? value.Slice(1) : value;
    }

    private FrameReading? SetType(ReadOnlySequence<byte> value)
    {
        if (_type is not null || value.Length is 0 or > ProtocolLimits.FrameTypeCharacters)
        {
            return Broken("An event has no usable type.");
        }

        Span<char> type = stackalloc char[ProtocolLimits.FrameTypeCharacters];
        _type = FrameTypes.Intern(type[..Encoding.Latin1.GetChars(value, type)]);
        return null;
    }

    private FrameReading? AddData(ReadOnlySequence<byte> value)
    {
        if (_head is null)
        {
            _head = value.Length <= MaximumHead && ProtocolJson.TryRead(value.ToArray(), MaximumHead, ProtocolJsonContext.Default.FrameHead, out var head) ? head : null;
            return _head is null ? Broken("An event does not begin with the head of a frame.") : null;
        }

        if (_payload is not null)
        {
            return Broken("An event has more lines than a frame.");
        }

        if (value.Length > maximumPayload)
        {
            return TooLong(maximumPayload);
        }

        _payload = value.ToArray();
        return null;
    }

    private FrameReading? Finish()
    {
        var (type, head, payload) = (_type, _head, _payload);
        (_type, _head, _payload) = (null, null, null);
        if (type is null && head is null)
        {
            return null;
        }

        return type is not null && head is not null && payload is not null && FrameTag.TryParse(head.Tag, out var tag)
            ? new FrameReading(new Frame(type, head.Seq, head.Key, head.Etag, head.Sealed, payload, tag), Problem: null)
            : Broken("An event is not a whole frame.");
    }
}
