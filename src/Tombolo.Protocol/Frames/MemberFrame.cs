using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Frames;

/// <summary>A member's frame as an HTTP request: head in headers, payload as body.</summary>
public static class MemberFrame
{
    private const string True = "true";

    /// <summary>The headers to send; <see cref="ProtocolHeaders.Session"/> comes on top.</summary>
    public static IEnumerable<KeyValuePair<string, string>> GetHeaders(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        yield return new(ProtocolHeaders.Sequence, frame.Sequence.ToString(CultureInfo.InvariantCulture));
        yield return new(ProtocolHeaders.Tag, frame.Tag.ToString());
        if (frame.IsSealed)
        {
            yield return new(ProtocolHeaders.Sealed, True);
        }
    }

    /// <summary>Reads what came in; false when a header is missing or not of its form.</summary>
    /// <param name="type">From the path.</param>
    /// <param name="key">From the path: the id of an answer, otherwise empty.</param>
    /// <param name="isSealed">Value of <see cref="ProtocolHeaders.Sealed"/>; null when absent.</param>
    public static bool TryRead(
        string type, string key, string? sequence, string? tag, string? isSealed, ReadOnlyMemory<byte> body, [NotNullWhen(true)] out Frame? frame)
    {
        frame = null;
        if (!long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !FrameTag.TryParse(tag, out var parsedTag)
            || isSealed is not (null or True))
        {
            return false;
        }

        frame = new Frame(type, number, key, Etag: "", isSealed is True, body, parsedTag);
        return true;
    }
}
