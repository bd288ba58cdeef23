using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Frames;

/// <summary>Authenticates a frame: the first 16 bytes of the HMAC of docs/protocol.md, Frames.</summary>
public readonly struct FrameTag : IEquatable<FrameTag>
{
    /// <summary>In bytes.</summary>
    public const int Length = 16;

    /// <summary>Of the base64url text.</summary>
    internal const int TextLength = 22;

    private const int SeparatorLength = 1;

    private readonly UInt128 _value;

    private FrameTag(ReadOnlySpan<byte> bytes) => _value = BinaryPrimitives.ReadUInt128BigEndian(bytes);

    private static ReadOnlySpan<byte> Prefix => "tombolo/v1/frame\0"u8;

    public static bool operator ==(FrameTag left, FrameTag right) => left.Equals(right);

    public static bool operator !=(FrameTag left, FrameTag right) => !left.Equals(right);

    public static bool TryParse(ReadOnlySpan<char> text, out FrameTag tag)
    {
        var isTag = text.Length == TextLength & BinaryText.TryDecode(text, out var bytes);
        tag = isTag ? new FrameTag(bytes) : default;
        return isTag;
    }

    /// <summary>In time that does not depend on where they differ.</summary>
    public bool Equals(FrameTag other)
    {
        Span<byte> mine = stackalloc byte[Length];
        Span<byte> theirs = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(mine, _value);
        BinaryPrimitives.WriteUInt128BigEndian(theirs, other._value);
        return CryptographicOperations.FixedTimeEquals(mine, theirs);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FrameTag other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <summary>Base64url.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _value);
        return BinaryText.Encode(bytes);
    }

    /// <summary>Writes the base64url text, <see cref="TextLength"/> bytes.</summary>
    internal void Format(Span<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _value);
        Base64Url.EncodeToUtf8(bytes, utf8);
    }

    /// <param name="macKey">Of the direction.</param>
    /// <param name="payloadHash">SHA-256 of the payload as it travels; computed once for all connections.</param>
    /// <exception cref="ArgumentException">A text part is not what a frame may carry.</exception>
    internal static FrameTag Compute(
        ReadOnlySpan<byte> macKey, string type, long sequence, bool isSealed, string key, string etag, ReadOnlySpan<byte> payloadHash)
    {
        if (!FrameText.AreValid(type, key, etag))
        {
            throw new ArgumentException($"A frame of type '{type}' cannot carry key '{key}' and etag '{etag}'.", nameof(key));
        }

        const int MaximumLength = 32 + ProtocolLimits.FrameTypeCharacters + sizeof(long) + ProtocolLimits.FrameKeyBytes + ProtocolLimits.FrameEtagBytes
            + (5 * SeparatorLength) + SHA256.HashSizeInBytes;
        Span<byte> buffer = stackalloc byte[MaximumLength];
        var rest = buffer;
        Append(ref rest, Prefix);
        AppendTerminated(ref rest, type);
        BinaryPrimitives.WriteInt64BigEndian(rest, sequence);
        rest[sizeof(long)] = isSealed ? (byte)1 : (byte)0;
        rest = rest[(sizeof(long) + 1)..];
        AppendTerminated(ref rest, key);
        AppendTerminated(ref rest, etag);
        Append(ref rest, payloadHash);

        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(macKey, buffer[..^rest.Length], mac);
        return new FrameTag(mac);
    }

    private static void Append(ref Span<byte> rest, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(rest);
        rest = rest[bytes.Length..];
    }

    private static void AppendTerminated(ref Span<byte> rest, string text)
    {
        var length = Encoding.ASCII.GetBytes(text, rest);
        rest[length] = 0;
        rest = rest[(length + SeparatorLength)..];
    }
}
