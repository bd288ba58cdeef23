using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Tombolo.Testing.Jwt;

/// <summary>An issuer with a key, which signs whatever it is given.</summary>
public sealed class TokenForge : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _curve;
    private readonly string _algorithm;

    public TokenForge(string algorithm = "ES256")
    {
        _algorithm = algorithm;
        _curve = ECDsa.Create(algorithm switch
        {
            "ES384" => ECCurve.NamedCurves.nistP384,
            "ES512" => ECCurve.NamedCurves.nistP521,
            _ => ECCurve.NamedCurves.nistP256,
        });
    }

    public const string KeyId = "key-1";

    /// <summary>The public key as JSON.</summary>
    public string JwkText => PublicKey(KeyId).ToJsonString();

    /// <summary>A JWK Set of it alone.</summary>
    public byte[] KeySet => Encoding.UTF8.GetBytes($$"""{"keys":[{{JwkText}}]}""");

    public JsonObject PublicKey(string id)
    {
        if (_algorithm[0] != 'E')
        {
            var rsa = _rsa.ExportParameters(includePrivateParameters: false);
            return new JsonObject { ["kty"] = "RSA", ["kid"] = id, ["use"] = "sig", ["n"] = Base64Url.EncodeToString(rsa.Modulus), ["e"] = Base64Url.EncodeToString(rsa.Exponent) };
        }

        var point = _curve.ExportParameters(includePrivateParameters: false).Q;
        var name = _algorithm switch { "ES384" => "P-384", "ES512" => "P-521", _ => "P-256" };
        return new JsonObject { ["kty"] = "EC", ["kid"] = id, ["crv"] = name, ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
    }

    public string Sign(JsonObject claims, string? header = null) => Sign(claims.ToJsonString(), header);

    public string Sign(string claims, string? header = null) => SignAs(header ?? $$"""{"alg":"{{_algorithm}}","kid":"{{KeyId}}"}""", claims, SignBytes);

    /// <summary>See <see cref="SignWithPublicKey(string)"/>.</summary>
    public string SignWithPublicKey(JsonObject claims) => SignWithPublicKey(claims.ToJsonString());

    /// <summary>The attack of RFC 8725 section 2.1: HMAC with the public key as its secret.</summary>
    public string SignWithPublicKey(string claims) =>
        SignAs($$"""{"alg":"HS256","kid":"{{KeyId}}"}""", claims, bytes => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_curve.ExportSubjectPublicKeyInfoPem()), bytes));

    public void Dispose()
    {
        _rsa.Dispose();
        _curve.Dispose();
    }

    private static string SignAs(string header, string claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private byte[] SignBytes(byte[] bytes)
    {
        var hash = new HashAlgorithmName("SHA" + _algorithm[2..]);
        return _algorithm[0] == 'E'
            ? _curve.SignData(bytes, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            : _rsa.SignData(bytes, hash, _algorithm[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }
}
