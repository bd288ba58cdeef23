using System.Security.Cryptography;

namespace Tombolo.Protocol.Jwt;

/// <summary>A public key of an issuer (RFC 7517). Safe for concurrent use.</summary>
public sealed class JsonWebKey
{
    private readonly RSAParameters? _rsa;
    private readonly ECParameters? _curve;
    private readonly string? _curveName;

    internal JsonWebKey(string id, string? algorithm, string thumbprint, string json, RSAParameters rsa)
        : this(id, algorithm, thumbprint, json) => _rsa = rsa;

    internal JsonWebKey(string id, string? algorithm, string thumbprint, string json, ECParameters curve, string curveName)
        : this(id, algorithm, thumbprint, json) => (_curve, _curveName) = (curve, curveName);

    private JsonWebKey(string id, string? algorithm, string thumbprint, string json)
    {
        Id = id;
        Algorithm = algorithm;
        Thumbprint = thumbprint;
        Json = json;
    }

    /// <summary>How tokens name it: <c>kid</c>.</summary>
    public string Id { get; }

    /// <summary>The one algorithm it is for; null when it does not say.</summary>
    public string? Algorithm { get; }

    /// <summary>RFC 7638, base64url of SHA-256.</summary>
    public string Thumbprint { get; }

    /// <summary>The public members that count, and <c>kid</c>, as JSON.</summary>
    public string Json { get; }

    /// <summary>The kind, id and thumbprint.</summary>
    public override string ToString() => $"{_curveName ?? "RSA"} key {Id} ({Thumbprint})";

    /// <summary>A key is good for one family of algorithms, whatever a token says (RFC 8725 section 3.1).</summary>
    internal bool Fits(JwtAlgorithm algorithm) =>
        (Algorithm is null || Algorithm == algorithm.Name) && (algorithm.Padding is not null ? _rsa is not null : _curveName is not null && _curveName == algorithm.Curve);

    /// <param name="algorithm">One that <see cref="Fits"/>.</param>
    internal bool Verify(JwtAlgorithm algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        // Made anew each time: the classes are not made for several threads, and joins are few.
        if (_rsa is { } rsa)
        {
            using var key = RSA.Create(rsa);
            return key.VerifyData(signed, signature, algorithm.Hash, algorithm.Padding!);
        }

        using var curve = ECDsa.Create(_curve!.Value);
        return curve.VerifyData(signed, signature, algorithm.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
