using System.Security.Cryptography;

namespace Tombolo.Protocol.Keys;

/// <summary>One side's half of the key agreement of one session (ECDH on P-256); never stored.</summary>
public sealed class EphemeralKey : IDisposable
{
    private readonly ECDiffieHellman _key;

    private EphemeralKey(ECDiffieHellman key)
    {
        _key = key;
        PublicKey = VerificationKey.Of(key);
    }

    /// <summary>What is sent to the other side.</summary>
    public VerificationKey PublicKey { get; }

    public static EphemeralKey Create() => new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>The shared secret: the x-coordinate, 32 bytes. The caller zeroes it after use.</summary>
    public byte[] Agree(VerificationKey other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using var peer = ECDiffieHellman.Create();
        peer.ImportSubjectPublicKeyInfo(other.SubjectPublicKeyInfo.Span, out _);
        return _key.DeriveRawSecretAgreement(peer.PublicKey);
    }

    public void Dispose() => _key.Dispose();
}
