using System.Security.Cryptography;

namespace Tombolo.Protocol.Jwt;

/// <summary>A signature algorithm that is accepted (RFC 7518 section 3.1): asymmetric ones alone.</summary>
/// <param name="Padding">Null for ECDSA.</param>
/// <param name="Curve">Null for RSA. Each ECDSA algorithm has exactly one (RFC 7518 section 3.4).</param>
internal sealed record JwtAlgorithm(string Name, HashAlgorithmName Hash, RSASignaturePadding? Padding, string? Curve)
{
    private static readonly Dictionary<string, JwtAlgorithm> Allowed = new JwtAlgorithm[]
    {
        new("RS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, null),
        new("RS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1, null),
        new("RS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1, null),
        new("PS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pss, null),
        new("PS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pss, null),
        new("PS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pss, null),
        new("ES256", HashAlgorithmName.SHA256, null, "P-256"),
        new("ES384", HashAlgorithmName.SHA384, null, "P-384"),
        new("ES512", HashAlgorithmName.SHA512, null, "P-521"),
    }.ToDictionary(algorithm => algorithm.Name, StringComparer.Ordinal);

    /// <summary>Null when the algorithm is not accepted.</summary>
    public static JwtAlgorithm? Find(string name) => Allowed.GetValueOrDefault(name);
}
