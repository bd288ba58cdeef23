using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tombolo.Protocol.Tunnel;

/// <summary>Opens the frames of one direction: genuine, and in order. Not safe for concurrent use.</summary>
internal sealed class TunnelFrameReader(byte[] key) : IDisposable
{
    private readonly AesGcm _cipher = new(key, TunnelFrameWriter.TagLength);
    private readonly byte[] _payload = new byte[TunnelLimits.PayloadBytes];
    private long _sequence;

    /// <summary>Opens one message.</summary>
    /// <param name="frame">Its payload is valid until the next call.</param>
    /// <returns>Null when it is the next frame.</returns>
    public TunnelFault? Read(ReadOnlySpan<byte> message, out TunnelFrame frame)
    {
        frame = default;
        if (message.Length > TunnelFrameWriter.MessageLength)
        {
            return TunnelFault.Oversized;
        }

        var length = message.Length - TunnelFrameWriter.HeadLength - TunnelFrameWriter.TagLength;
        if (length < 0)
        {
            return TunnelFault.Malformed;
        }

        var sequence = BinaryPrimitives.ReadInt64BigEndian(message);
        Span<byte> nonce = stackalloc byte[TunnelFrameWriter.NonceLength];
        TunnelFrameWriter.WriteNonce(nonce, sequence);
        var payload = _payload.AsSpan(0, length);
        try
        {
            _cipher.Decrypt(
                nonce,
                message.Slice(TunnelFrameWriter.HeadLength, length),
                message[^TunnelFrameWriter.TagLength..],
                payload,
                message.Slice(sizeof(long), TunnelFrameWriter.AssociatedLength));
        }
        catch (AuthenticationTagMismatchException)
        {
            return TunnelFault.WrongTag;
        }

        if (sequence != _sequence + 1)
        {
            return TunnelFault.OutOfOrder;
        }

        _sequence = sequence;
        frame = new TunnelFrame(
            (TunnelFrameType)message[sizeof(long)], BinaryPrimitives.ReadUInt32BigEndian(message[(sizeof(long) + 1)..]), _payload.AsMemory(0, length));
        return null;
    }

    public void Dispose() => _cipher.Dispose();
}
