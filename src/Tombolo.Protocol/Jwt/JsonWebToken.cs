using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Jwt;

/// <summary>A token as it can be read; nothing of it is believed before <see cref="JwtVerifier"/> has looked at it.</summary>
public sealed class JsonWebToken
{
    /// <summary>Longest token that is read, in characters.</summary>
    public const int MaxCharacters = 8 * 1024;

    private JsonWebToken(JwtAlgorithm algorithm, string? keyId, JsonElement claims, ReadOnlyMemory<byte> signed, ReadOnlyMemory<byte> signature)
    {
        Algorithm = algorithm;
        KeyId = keyId;
        Claims = claims;
        Signed = signed;
        Signature = signature;
    }

    /// <summary>The key that it names; null when it names none.</summary>
    public string? KeyId { get; }

    /// <summary>An object.</summary>
    public JsonElement Claims { get; }

    /// <summary>Claim <c>iss</c>; null when it is no text.</summary>
    public string? Issuer => StrictJson.Text(Claims, "iss");

    /// <summary>Claim <c>sub</c>; null when it is no text.</summary>
    public string? Subject => StrictJson.Text(Claims, "sub");

    internal JwtAlgorithm Algorithm { get; }

    internal ReadOnlyMemory<byte> Signed { get; }

    internal ReadOnlyMemory<byte> Signature { get; }

    /// <summary>Reads a JWS in compact form (RFC 7515 section 3.1) whose algorithm is accepted.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out JsonWebToken? token, [NotNullWhen(false)] out JwtProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        token = null;
        problem = text.Length > MaxCharacters
            ? new JwtProblem(JwtFault.Oversized, $"The token has {text.Length} characters; at most {MaxCharacters} are read.")
            : Read(text, out token);
        return token is not null;
    }

    /// <summary>The issuer and subject; never the token.</summary>
    public override string ToString() => $"token of {Subject} by {Issuer}";

    private static JwtProblem? Read(string text, out JsonWebToken? token)
    {
        token = null;
        var parts = text.Split('.');
        if (parts.Length != 3 || !BinaryText.TryDecode(parts[0], out var headerBytes) || !BinaryText.TryDecode(parts[1], out var payload) || !BinaryText.TryDecode(parts[2], out var signature))
        {
            return Malformed("it has not three parts in base64url");
        }

        var header = StrictJson.Read(headerBytes, out var twiceInHeader);
        var claims = StrictJson.Read(payload, out var twiceInClaims);
        if (twiceInHeader || twiceInClaims)
        {
            return new JwtProblem(JwtFault.DuplicateClaim, $"The token has a name twice in its {(twiceInHeader ? "header" : "claims")}.");
        }

        if (header is not { } head || claims is not { } body)
        {
            return Malformed($"its {(header is null ? "header is" : "claims are")} no JSON object");
        }

        if (StrictJson.Text(head, "alg") is not { } name)
        {
            return Malformed("its header names no algorithm");
        }

        if (JwtAlgorithm.Find(name) is not { } algorithm)
        {
            return new JwtProblem(JwtFault.AlgorithmNotAllowed, "The token is signed with an algorithm that is not accepted; RS, PS and ES with 256, 384 and 512 bits are.");
        }

        // Whoever does not understand an extension that is marked critical must refuse (RFC 7515 section 4.1.11).
        if (head.TryGetProperty("crit", out _))
        {
            return Malformed("its header has critical extensions");
        }

        // Tokens of another kind that the same issuer signs are not taken for this one (RFC 8725 section 3.11).
        if (head.TryGetProperty("typ", out _) && !string.Equals(StrictJson.Text(head, "typ"), "JWT", StringComparison.OrdinalIgnoreCase))
        {
            return Malformed("its header says that it is no JWT");
        }

        token = new JsonWebToken(algorithm, StrictJson.Text(head, "kid"), body, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature);
        return null;
    }

    private static JwtProblem Malformed(string why) => new(JwtFault.Malformed, $"The token is not well-formed: {why}.");
}
