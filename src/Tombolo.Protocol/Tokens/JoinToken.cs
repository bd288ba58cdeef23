using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Tokens;

/// <summary>A join token: <c>tmb1.&lt;public&gt;.&lt;secret&gt;.&lt;checksum&gt;</c> (docs/protocol.md, Token). Who holds its text may join.</summary>
public sealed class JoinToken : IDisposable
{
    internal const string Prefix = "tmb1";

    internal const int ChecksumLength = 6;

    internal JoinToken(TokenPublicPart publicPart, Uri url, SigningKey key)
    {
        Public = publicPart;
        Url = url;
        Key = key;
    }

    /// <summary>Thumbprint of the token's public key: how the token is named wherever it is shown, logged or remembered.</summary>
    public string Id => Key.PublicKey.Thumbprint;

    public TokenPublicPart Public { get; }

    /// <summary>The primary's ingress, from the public part.</summary>
    public Uri Url { get; }

    /// <summary>The token's own key pair. Owned by the token.</summary>
    public SigningKey Key { get; }

    /// <summary>Makes a token of the primary that holds <paramref name="primaryKey"/>.</summary>
    /// <param name="pins">See <see cref="TokenPublicPart.Pins"/>; empty for none.</param>
    /// <exception cref="ArgumentException"><paramref name="url"/> or a pin is not usable.</exception>
    public static JoinToken Create(string primaryName, string url, SigningKey primaryKey, IReadOnlyList<string>? pins = null)
    {
        ArgumentNullException.ThrowIfNull(primaryKey);
        var key = SigningKey.Create();
        var proof = primaryKey.Sign(SignatureDomain.TokenProof, Encoding.ASCII.GetBytes(key.PublicKey.Thumbprint));
        var publicPart = new TokenPublicPart(primaryName, url, primaryKey.PublicKey.Thumbprint, pins is { Count: > 0 } ? pins : null, proof);
        if (TokenPublicPartCheck.Find(publicPart, out var parsedUrl) is { } problem)
        {
            key.Dispose();
            throw new ArgumentException(JoinTokenProblem.Of(problem).Message, nameof(url));
        }

        return new JoinToken(publicPart, parsedUrl!, key);
    }

    /// <summary>Makes a token without its primary, which lets in whoever holds it once it knows the public key.</summary>
    /// <param name="primaryKey">Thumbprint of the primary's key; null for one that is not known yet, which needs an https <paramref name="url"/>.</param>
    /// <param name="pins">See <see cref="TokenPublicPart.Pins"/>; empty for none.</param>
    /// <exception cref="ArgumentException">A value is not usable.</exception>
    public static JoinToken CreateElsewhere(string primaryName, string url, string? primaryKey, IReadOnlyList<string>? pins = null)
    {
        var publicPart = new TokenPublicPart(primaryName, url, primaryKey ?? "", pins is { Count: > 0 } ? pins : null) { Premade = true };
        return TokenPublicPartCheck.Find(publicPart, out var parsedUrl) is { } problem
            ? throw new ArgumentException(JoinTokenProblem.Of(problem).Message, nameof(url))
            : new JoinToken(publicPart, parsedUrl!, SigningKey.Create());
    }

    /// <summary>Reads a token as it was pasted: white space around it is ignored. Never throws.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out JoinToken? token, [NotNullWhen(false)] out JoinTokenProblem? problem)
    {
        var kind = JoinTokenParser.Parse(text, out token);
        problem = kind is { } found ? JoinTokenProblem.Of(found) : null;
        return problem is null;
    }

    /// <summary>What remembers that a token text was used without holding it: base64url of its SHA-256, white space around it ignored.</summary>
    public static string HashText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BinaryText.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim())));
    }

    /// <summary>The text of the token: a secret. It belongs into the Secret of the token and in front of who asked for it, nowhere else.</summary>
    public string Format()
    {
        var scalar = Key.ExportScalar();
        try
        {
            var publicPart = JsonSerializer.SerializeToUtf8Bytes(Public, ProtocolJsonContext.Default.TokenPublicPart);
            var head = $"{Prefix}.{BinaryText.Encode(publicPart)}.{BinaryText.Encode(scalar)}";
            return $"{head}.{Checksum(head)}";
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }

    /// <summary>The id and the public part; never the secret.</summary>
    public override string ToString() => $"join token {Id} of {Public}";

    public void Dispose() => Key.Dispose();

    internal static string Checksum(ReadOnlySpan<char> head)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(head)];
        Encoding.UTF8.GetBytes(head, bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        CryptographicOperations.ZeroMemory(bytes);
        return BinaryText.Encode(hash[..ChecksumLength]);
    }
}
