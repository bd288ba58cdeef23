using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tombolo.Dashboard.Sessions;

/// <summary>Encrypts sessions into the text of a cookie and back: AES-256-GCM, <c>key id . base64url(nonce, cipher text, tag)</c>.</summary>
internal static class SessionSeal
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <param name="audience">What the cookie is for; another one does not open it.</param>
    public static string Seal(Session session, SessionKey key, string audience)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(session, SessionJsonContext.Default.Session);
        var box = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key.Key, TagLength);
        aes.Encrypt(box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength, plain.Length), box.AsSpan(NonceLength + plain.Length), Encoding.UTF8.GetBytes(audience));
        return $"{key.Id}.{Base64Url.EncodeToString(box)}";
    }

    /// <summary>The id of the key, without proof of anything; null when the text is no sealed session.</summary>
    public static string? KeyIdOf(string text) => text.IndexOf('.', StringComparison.Ordinal) is > 0 and <= 32 and var end ? text[..end] : null;

    /// <summary>The session; null when the text is not one that this key sealed for this audience.</summary>
    public static Session? Open(string text, SessionKey key, string audience)
    {
        try
        {
            var box = Base64Url.DecodeFromChars(text.AsSpan(key.Id.Length + 1));
            if (box.Length < NonceLength + TagLength)
            {
                return null;
            }

            var plain = new byte[box.Length - NonceLength - TagLength];
            using var aes = new AesGcm(key.Key, TagLength);
            aes.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength, plain.Length), box.AsSpan(NonceLength + plain.Length), plain, Encoding.UTF8.GetBytes(audience));
            return JsonSerializer.Deserialize(plain, SessionJsonContext.Default.Session);
        }
        catch (Exception refused) when (refused is FormatException or CryptographicException or JsonException)
        {
            // Not ours, or not whole: as good as no cookie.
            return null;
        }
    }
}
