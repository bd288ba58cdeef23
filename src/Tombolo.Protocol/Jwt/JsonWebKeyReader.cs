using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Jwt;

/// <summary>Reads one member of a JWK Set (RFC 7517 section 4, RFC 7518 section 6).</summary>
internal static class JsonWebKeyReader
{
    private const int MinRsaBytes = 256;
    private const int MaxRsaBytes = 1024;
    private const int MaxIdLength = 256;

    /// <summary>The key; or null, with a problem unless the key is merely for something else, which is ignored (RFC 7517 section 5).</summary>
    public static JsonWebKey? Read(JsonElement item, out string? problem)
    {
        problem = null;
        if (item.ValueKind != JsonValueKind.Object)
        {
            problem = "is no object";
            return null;
        }

        var kind = StrictJson.Text(item, "kty");
        if (kind is not ("RSA" or "EC") || StrictJson.Text(item, "use") is not (null or "sig") || !MayVerify(item))
        {
            problem = kind == "oct" ? "is symmetric, so that whoever can check tokens could make them" : null;
            return null;
        }

        if (item.TryGetProperty("d", out _))
        {
            problem = "holds a private key, which is now known to all who read this object; replace the key";
            return null;
        }

        if (StrictJson.Text(item, "kid") is not { Length: > 0 and <= MaxIdLength } id)
        {
            problem = "has no kid, by which tokens name their key";
            return null;
        }

        try
        {
            return kind == "RSA" ? ReadRsa(item, id, out problem) : ReadCurve(item, id, out problem);
        }
        catch (CryptographicException)
        {
            problem = $"(kid {id}) is no valid key";
            return null;
        }
    }

    private static bool MayVerify(JsonElement item) =>
        !item.TryGetProperty("key_ops", out var operations)
        || (operations.ValueKind == JsonValueKind.Array && operations.EnumerateArray().Any(operation => operation.ValueKind == JsonValueKind.String && operation.ValueEquals("verify")));

    private static JsonWebKey? ReadRsa(JsonElement item, string id, out string? problem)
    {
        var (modulusText, exponentText) = (StrictJson.Text(item, "n"), StrictJson.Text(item, "e"));
        if (!BinaryText.TryDecode(modulusText, out var modulus) || !BinaryText.TryDecode(exponentText, out var exponent))
        {
            problem = $"(kid {id}) lacks n and e in base64url";
            return null;
        }

        if (modulus.Length is < MinRsaBytes or > MaxRsaBytes || modulus[0] == 0 || exponent.Length is 0 or > 8 || (exponent[^1] & 1) == 0 || exponent is [1])
        {
            problem = $"(kid {id}) is no RSA key of {MinRsaBytes * 8} to {MaxRsaBytes * 8} bits with an odd exponent above 1";
            return null;
        }

        problem = null;
        var parameters = new RSAParameters { Modulus = modulus, Exponent = exponent };
        using (RSA.Create(parameters))
        {
        }

        var core = $$"""{"e":"{{exponentText}}","kty":"RSA","n":"{{modulusText}}"}""";
        return new JsonWebKey(id, StrictJson.Text(item, "alg"), Thumbprint(core), WithId(core, id), parameters);
    }

    private static JsonWebKey? ReadCurve(JsonElement item, string id, out string? problem)
    {
        var name = StrictJson.Text(item, "crv");
        var (curve, size) = name switch
        {
            "P-256" => (ECCurve.NamedCurves.nistP256, 32),
            "P-384" => (ECCurve.NamedCurves.nistP384, 48),
            "P-521" => (ECCurve.NamedCurves.nistP521, 66),
            _ => (default, 0),
        };
        if (size == 0)
        {
            problem = null;
            return null;
        }

        var (xText, yText) = (StrictJson.Text(item, "x"), StrictJson.Text(item, "y"));
        if (!BinaryText.TryDecode(xText, out var x) || !BinaryText.TryDecode(yText, out var y) || x.Length != size || y.Length != size)
        {
            problem = $"(kid {id}) lacks x and y of {size} bytes in base64url";
            return null;
        }

        problem = null;
        var parameters = new ECParameters { Curve = curve, Q = new ECPoint { X = x, Y = y } };

        // Throws for a point that is not on the curve.
        using (ECDsa.Create(parameters))
        {
        }

        var core = $$"""{"crv":"{{name}}","kty":"EC","x":"{{xText}}","y":"{{yText}}"}""";
        return new JsonWebKey(id, StrictJson.Text(item, "alg"), Thumbprint(core), WithId(core, id), parameters, name!);
    }

    private static string Thumbprint(string canonical) => BinaryText.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(canonical)));

    private static string WithId(string core, string id) => $"{core[..^1]},\"kid\":\"{JsonEncodedText.Encode(id)}\"}}";
}
