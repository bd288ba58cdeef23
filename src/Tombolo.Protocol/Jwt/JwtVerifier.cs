using System.Text.Json;
using Tombolo.Api.Meta;

namespace Tombolo.Protocol.Jwt;

/// <summary>Whether a token is what it says (RFC 7519 section 7.2, RFC 8725). Pure; crypto by the framework alone.</summary>
public static class JwtVerifier
{
    /// <summary>How long a token may live from its issue on.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(10);

    /// <summary>How far two clocks may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <summary>Checks the signature against the key that the token names; null when it holds.</summary>
    /// <param name="keys">Of the token's issuer, and of nobody else. Several may have one id.</param>
    public static JwtProblem? CheckSignature(JsonWebToken token, IEnumerable<JsonWebKey> keys)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(keys);
        if (token.KeyId is not { } id)
        {
            return new JwtProblem(JwtFault.UnknownKey, "The token does not say with which key it is signed.");
        }

        var named = keys.Where(key => key.Id == id).ToList();
        if (named.Count == 0)
        {
            return new JwtProblem(JwtFault.UnknownKey, "The token is signed with a key that is not among those of its issuer.");
        }

        var fitting = named.Where(key => key.Fits(token.Algorithm)).ToList();
        if (fitting.Count == 0)
        {
            return new JwtProblem(JwtFault.KeyMismatch, $"The key of the token is not one for {token.Algorithm.Name}.");
        }

        return fitting.Exists(key => key.Verify(token.Algorithm, token.Signed.Span, token.Signature.Span))
            ? null
            : new JwtProblem(JwtFault.BadSignature, "The signature of the token is not that of the key it names.");
    }

    /// <summary>Checks for whom and when a token is good; null when for us and now.</summary>
    /// <param name="audiences">One of them must be among the token's.</param>
    public static JwtProblem? CheckClaims(JsonWebToken token, IReadOnlyCollection<string> audiences, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(audiences);
        if (!Audiences(token).Any(audiences.Contains))
        {
            return new JwtProblem(JwtFault.WrongAudience, $"The token is not for an audience of this primary: {string.Join(", ", audiences)}.");
        }

        if (!TryReadTime(token.Claims, "exp", out var expires) || !TryReadTime(token.Claims, "iat", out var issued) || expires is null || issued is null)
        {
            return new JwtProblem(JwtFault.LifetimeTooLong, "The token does not say from when to when it is good (claims iat and exp).");
        }

        if (now >= expires + ClockSkew)
        {
            return new JwtProblem(JwtFault.Expired, $"The token expired at {ApiTime.ToText(expires.Value)}.");
        }

        if (!TryReadTime(token.Claims, "nbf", out var notBefore))
        {
            return new JwtProblem(JwtFault.Malformed, "Claim nbf of the token is no time.");
        }

        var begins = notBefore > issued ? notBefore.Value : issued.Value;
        if (now < begins - ClockSkew)
        {
            return new JwtProblem(JwtFault.NotYetValid, $"The token is not good before {ApiTime.ToText(begins)}; compare the clocks of both clusters.");
        }

        return expires - issued > MaxLifetime
            ? new JwtProblem(JwtFault.LifetimeTooLong, $"The token lives longer than {MaxLifetime.TotalMinutes:0} minutes.")
            : null;
    }

    /// <summary>Whether the token is for this audience.</summary>
    public static bool HasAudience(JsonWebToken token, string audience)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Audiences(token).Contains(audience, StringComparer.Ordinal);
    }

    // One text or a list of texts (RFC 7519 section 4.1.3).
    private static IEnumerable<string> Audiences(JsonWebToken token)
    {
        if (!token.Claims.TryGetProperty("aud", out var value))
        {
            return [];
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
            _ => [],
        };
    }

    /// <summary>A NumericDate (RFC 7519 section 2); null when it is absent, false when it is something else.</summary>
    private static bool TryReadTime(JsonElement claims, string name, out DateTimeOffset? time)
    {
        const double Latest = 253_402_300_799;
        time = null;
        if (!claims.TryGetProperty(name, out var value))
        {
            return true;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var seconds) || !(seconds >= 0 && seconds <= Latest))
        {
            return false;
        }

        time = DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor(seconds));
        return true;
    }
}
