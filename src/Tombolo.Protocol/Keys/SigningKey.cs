using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Tombolo.Protocol.Keys;

/// <summary>A P-256 key pair that signs. Safe for concurrent use.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>Length of the private scalar in bytes.</summary>
    public const int ScalarLength = 32;

    private readonly ECDsa _key;
    private readonly Lock _gate = new();

    private SigningKey(ECDsa key)
    {
        _key = key;
        PublicKey = VerificationKey.Of(key);
    }

    public VerificationKey PublicKey { get; }

    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a PKCS #8 PrivateKeyInfo; false when it is damaged or not a P-256 key.</summary>
    public static bool TryImportPkcs8(ReadOnlySpan<byte> pkcs8, [NotNullWhen(true)] out SigningKey? key)
    {
        key = null;
        var imported = ECDsa.Create();
        try
        {
            imported.ImportPkcs8PrivateKey(pkcs8, out var read);

            // Through the encoding of the public key, so that a curve with spelled-out parameters is refused too.
            if (read == pkcs8.Length && VerificationKey.TryImport(imported.ExportSubjectPublicKeyInfo(), out _))
            {
                key = new SigningKey(imported);
                return true;
            }
        }
        catch (CryptographicException)
        {
            // Damaged or of another algorithm: the result says so.
        }

        imported.Dispose();
        return false;
    }

    /// <summary>Reads a private scalar (32 bytes, big-endian); false when it is not in [1, n-1].</summary>
    public static bool TryImportScalar(ReadOnlySpan<byte> scalar, [NotNullWhen(true)] out SigningKey? key)
    {
        key = null;
        if (scalar.Length != ScalarLength)
        {
            return false;
        }

        var parameters = new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar.ToArray() };
        try
        {
            key = new SigningKey(ECDsa.Create(parameters));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(parameters.D);
        }
    }

    /// <summary>The key as PKCS #8. The caller zeroes it after use.</summary>
    public byte[] ExportPkcs8()
    {
        lock (_gate)
        {
            return _key.ExportPkcs8PrivateKey();
        }
    }

    /// <summary>The private scalar, 32 bytes big-endian. The caller zeroes it after use.</summary>
    public byte[] ExportScalar()
    {
        lock (_gate)
        {
            return _key.ExportParameters(includePrivateParameters: true).D!;
        }
    }

    /// <summary>Signs <c>domain ‖ 0 ‖ data</c>: ECDSA with SHA-256, 64 bytes (IEEE P1363).</summary>
    public byte[] Sign(SignatureDomain domain, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(domain);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        domain.Digest(data, digest);

        // The framework does not promise that one key object may sign on two threads.
        lock (_gate)
        {
            return _key.SignHash(digest, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <summary>The thumbprint of the public key; never anything of the private one.</summary>
    public override string ToString() => $"private key of {PublicKey.Thumbprint}";

    public void Dispose() => _key.Dispose();
}
