using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tombolo.Protocol.Frames;

/// <summary>
/// Encrypts a payload for one session, cluster and place: base64url of <c>nonce ‖ ciphertext ‖ tag</c>, AES-256-GCM. The nonce is the frame's
/// sequence, which a direction never uses twice.
/// </summary>
internal static class PayloadSealer
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <param name="sealKey">Of the direction.</param>
    public static byte[] Seal(ReadOnlySpan<byte> sealKey, long sequence, string clusterId, string key, string etag, ReadOnlySpan<byte> payload)
    {
        var sealedBytes = new byte[NonceLength + payload.Length + TagLength];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        WriteNonce(nonce, sequence);
        using var cipher = new AesGcm(sealKey, TagLength);
        cipher.Encrypt(
            nonce,
            payload,
            sealedBytes.AsSpan(NonceLength, payload.Length),
            sealedBytes.AsSpan(NonceLength + payload.Length),
            AssociatedData(clusterId, key, etag));
        return Base64Url.EncodeToUtf8(sealedBytes);
    }

    /// <summary>The payload, or null when it was not sealed with this key for this place and sequence.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> sealKey, long sequence, string clusterId, string key, string etag, ReadOnlySpan<byte> text)
    {
        if (!Base64Url.IsValid(text, out var length) || text.Length != Base64Url.GetEncodedLength(length) || length < NonceLength + TagLength)
        {
            return null;
        }

        var sealedBytes = Base64Url.DecodeFromUtf8(text);
        Span<byte> nonce = stackalloc byte[NonceLength];
        WriteNonce(nonce, sequence);
        if (!sealedBytes.AsSpan(0, NonceLength).SequenceEqual(nonce))
        {
            return null;
        }

        var payload = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(sealKey, TagLength);
        try
        {
            cipher.Decrypt(nonce, sealedBytes.AsSpan(NonceLength, payload.Length), sealedBytes.AsSpan(^TagLength..), payload, AssociatedData(clusterId, key, etag));
            return payload;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static void WriteNonce(Span<byte> nonce, long sequence)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[sizeof(int)..], sequence);
    }

    private static byte[] AssociatedData(string clusterId, string key, string etag) => Encoding.UTF8.GetBytes($"{clusterId}\0{key}\0{etag}");
}
