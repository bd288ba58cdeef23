using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Messages;

/// <summary>Exact bytes and the signatures over them. What was signed is what was sent; there is no canonical form.</summary>
public sealed record SignedMessage(ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Signatures)
{
    /// <summary>Encodes and signs.</summary>
    public static SignedMessage Create<T>(T content, JsonTypeInfo<T> type, params ReadOnlySpan<MessageSigner> signers)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(content, type);
        var signatures = new Dictionary<string, ReadOnlyMemory<byte>>(signers.Length, StringComparer.Ordinal);
        foreach (var (name, key, domain) in signers)
        {
            signatures.Add(name, key.Sign(domain, body));
        }

        return new SignedMessage(body, signatures);
    }

    /// <summary>Reads an envelope, its signatures not yet verified; false when it is larger than a message may be or not one.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out SignedMessage? message) =>
        ProtocolJson.TryRead(utf8, ProtocolLimits.SignedMessageBytes, ProtocolJsonContext.Default.SignedMessage, out message);

    /// <summary>Reads a message and verifies the one signature that <paramref name="key"/> of its content must have made.</summary>
    public static OpenResult<T> Open<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type, string name, SignatureDomain domain, Func<T, VerificationKey> key)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        return TryParse(utf8, out var message) ? message.Open(type, name, domain, key) : OpenResult<T>.Failure(MessageProblem.Malformed);
    }

    /// <inheritdoc cref="Open{T}(ReadOnlySpan{byte}, JsonTypeInfo{T}, string, SignatureDomain, Func{T, VerificationKey})"/>
    public OpenResult<T> Open<T>(JsonTypeInfo<T> type, string name, SignatureDomain domain, Func<T, VerificationKey> key)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!TryReadBody(type, out var content))
        {
            return OpenResult<T>.Failure(MessageProblem.Malformed);
        }

        return IsSignedBy(name, key(content), domain)
            ? OpenResult<T>.Success(this, content)
            : OpenResult<T>.Failure(MessageProblem.WrongSignature);
    }

    /// <summary>Reads the content without looking at the signatures: nothing of it may be believed before <see cref="IsSignedBy"/>.</summary>
    public bool TryReadBody<T>(JsonTypeInfo<T> type, [NotNullWhen(true)] out T? content)
        where T : class =>
        ProtocolJson.TryRead(Body.Span, ProtocolLimits.SignedMessageBytes, type, out content);

    /// <summary>Whether the signature called <paramref name="name"/> is there and is <paramref name="key"/>'s over the body for <paramref name="domain"/>.</summary>
    public bool IsSignedBy(string name, VerificationKey key, SignatureDomain domain)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Signatures.TryGetValue(name, out var signature) && key.Verify(domain, Body.Span, signature.Span);
    }

    /// <summary>SHA-256 of the body: how an answer names the request that it answers.</summary>
    public byte[] HashBody() => SHA256.HashData(Body.Span);

    /// <summary>The envelope as it is sent.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, ProtocolJsonContext.Default.SignedMessage);
}
