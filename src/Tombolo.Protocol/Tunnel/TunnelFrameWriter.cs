using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tombolo.Protocol.Tunnel;

/// <summary>
/// Seals the frames of one direction: <c>sequence (8) ‖ type (1) ‖ stream (4) ‖ ciphertext ‖ tag (16)</c>, AES-256-GCM, nonce the sequence, AAD type and stream.
/// They have to be sent in the order they were made. Not safe for concurrent use.
/// </summary>
internal sealed class TunnelFrameWriter(byte[] key) : IDisposable
{
    public const int HeadLength = sizeof(long) + AssociatedLength;
    public const int TagLength = 16;
    public const int NonceLength = 12;

    /// <summary>Type and stream.</summary>
    public const int AssociatedLength = 1 + sizeof(uint);

    /// <summary>The longest message there is.</summary>
    public const int MessageLength = HeadLength + TunnelLimits.PayloadBytes + TagLength;

    private readonly AesGcm _cipher = new(key, TagLength);
    private long _sequence;

    /// <summary>Writes the next frame.</summary>
    /// <param name="message">At least <see cref="MessageLength"/> bytes.</param>
    /// <returns>How long the message is.</returns>
    public int Write(TunnelFrameType type, uint stream, ReadOnlySpan<byte> payload, Span<byte> message)
    {
        if (payload.Length > TunnelLimits.PayloadBytes)
        {
            throw new ArgumentException($"a frame of a tunnel carries at most {TunnelLimits.PayloadBytes} bytes, not {payload.Length}", nameof(payload));
        }

        var length = HeadLength + payload.Length + TagLength;
        BinaryPrimitives.WriteInt64BigEndian(message, ++_sequence);
        message[sizeof(long)] = (byte)type;
        BinaryPrimitives.WriteUInt32BigEndian(message[(sizeof(long) + 1)..], stream);
        Span<byte> nonce = stackalloc byte[NonceLength];
        WriteNonce(nonce, _sequence);
        _cipher.Encrypt(
            nonce, payload, message.Slice(HeadLength, payload.Length), message[(HeadLength + payload.Length)..length], message.Slice(sizeof(long), AssociatedLength));
        return length;
    }

    public void Dispose() => _cipher.Dispose();

    internal static void WriteNonce(Span<byte> nonce, long sequence)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[sizeof(int)..], sequence);
    }
}
