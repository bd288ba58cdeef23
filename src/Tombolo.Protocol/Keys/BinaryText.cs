using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Protocol.Keys;

/// <summary>Base64url without padding (RFC 4648 section 5), exactly one text for each value: what does not re-encode to itself is refused.</summary>
public static class BinaryText
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Decodes strictly: no padding, no white space, no stray bits in the last character.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        // The framework's check refuses stray bits but allows padding and white space, for some of which its decoder throws.
        bytes = !text.ContainsAnyExcept(Alphabet) && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
        return bytes is not null;
    }
}
