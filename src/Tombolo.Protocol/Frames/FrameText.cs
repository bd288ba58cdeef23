using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Frames;

/// <summary>What the text parts of a frame may be, so that the authenticated bytes can be taken apart in one way only.</summary>
internal static class FrameText
{
    /// <summary>Printable ASCII without spaces, within the limits; the type in lower case and not empty.</summary>
    public static bool AreValid(string type, string key, string etag) =>
        type.Length is > 0 and <= ProtocolLimits.FrameTypeCharacters
        && !type.AsSpan().ContainsAnyExceptInRange('a', 'z')
        && IsPrintable(key, ProtocolLimits.FrameKeyBytes)
        && IsPrintable(etag, ProtocolLimits.FrameEtagBytes);

    private static bool IsPrintable(string text, int limit) => text.Length <= limit && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
