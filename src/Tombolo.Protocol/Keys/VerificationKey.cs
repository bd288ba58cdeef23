using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Tombolo.Protocol.Keys;

/// <summary>A P-256 public key. Immutable and safe to share; equal when the points are equal.</summary>
public sealed class VerificationKey : IEquatable<VerificationKey>
{
    /// <summary>Length of a signature in bytes: two 32-byte integers (IEEE P1363).</summary>
    public const int SignatureLength = 64;

    private const int CoordinateLength = 32;

    private readonly byte[] _subjectPublicKeyInfo;

    private VerificationKey(byte[] subjectPublicKeyInfo)
    {
        _subjectPublicKeyInfo = subjectPublicKeyInfo;
        var point = subjectPublicKeyInfo.AsSpan(Prefix.Length);
        Thumbprint = JwkThumbprint.OfEllipticCurvePoint(point[..CoordinateLength], point[CoordinateLength..]);
    }

    // RFC 5480: SubjectPublicKeyInfo of a named-curve P-256 key up to and with the mark of an uncompressed point. There is one encoding of a key.
    private static ReadOnlySpan<byte> Prefix =>
        [0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04];

    /// <summary>The key as DER SubjectPublicKeyInfo (RFC 5480), 91 bytes.</summary>
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => _subjectPublicKeyInfo;

    /// <summary>RFC 7638 thumbprint, base64url, 43 characters.</summary>
    public string Thumbprint { get; }

    /// <summary>Reads a SubjectPublicKeyInfo; false for any other algorithm, curve or encoding and for a point that is not on the curve.</summary>
    public static bool TryImport(ReadOnlySpan<byte> subjectPublicKeyInfo, [NotNullWhen(true)] out VerificationKey? key)
    {
        key = null;
        if (subjectPublicKeyInfo.Length != Prefix.Length + (2 * CoordinateLength) || !subjectPublicKeyInfo.StartsWith(Prefix))
        {
            return false;
        }

        try
        {
            using var imported = ECDsa.Create();
            imported.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);
        }
        catch (CryptographicException)
        {
            return false;
        }

        key = new VerificationKey(subjectPublicKeyInfo.ToArray());
        return true;
    }

    /// <summary>Whether <paramref name="signature"/> is this key's over <paramref name="data"/> for <paramref name="domain"/>.</summary>
    public bool Verify(SignatureDomain domain, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(domain);
        if (signature.Length != SignatureLength)
        {
            return false;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        domain.Digest(data, digest);
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_subjectPublicKeyInfo, out _);
        return key.VerifyHash(digest, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public bool Equals(VerificationKey? other) => other is not null && _subjectPublicKeyInfo.AsSpan().SequenceEqual(other._subjectPublicKeyInfo);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerificationKey);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Thumbprint);

    /// <summary>The thumbprint.</summary>
    public override string ToString() => Thumbprint;

    internal static VerificationKey Of(ECAlgorithm key) => new(key.ExportSubjectPublicKeyInfo());
}
