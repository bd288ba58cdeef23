using System.Security.Cryptography;
using System.Text;

namespace Tombolo.Protocol.Keys;

/// <summary>Thumbprints of public keys by RFC 7638: SHA-256 over the required members of the JWK in lexicographic order, without white space.</summary>
internal static class JwkThumbprint
{
    public static string OfEllipticCurvePoint(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) =>
        OfCanonicalJson($$"""{"crv":"P-256","kty":"EC","x":"{{BinaryText.Encode(x)}}","y":"{{BinaryText.Encode(y)}}"}""");

    public static string OfCanonicalJson(string json) => BinaryText.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
