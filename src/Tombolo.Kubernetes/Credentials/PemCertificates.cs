using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tombolo.Kubernetes.Credentials;

/// <summary>Reads certificates and keys from PEM (RFC 7468), UTF-8.</summary>
internal static class PemCertificates
{
    /// <summary>Reads a bundle of certificate authorities.</summary>
    /// <exception cref="FormatException">There is no certificate in it; the message says so without the content.</exception>
    public static IReadOnlyList<X509Certificate2> ReadAuthorities(ReadOnlySpan<byte> pem)
    {
        var certificates = ReadCertificates(pem);
        return certificates.Count > 0 ? [.. certificates] : throw new FormatException("holds no PEM block of type CERTIFICATE");
    }

    /// <summary>Reads a client certificate, its intermediates, and its private key: PKCS#8, PKCS#1 or SEC1 (EC), not encrypted.</summary>
    /// <exception cref="FormatException">One of them cannot be read, or they do not belong together; the message never quotes content.</exception>
    public static ClientCertificate ReadClient(ReadOnlySpan<byte> certificatePem, ReadOnlySpan<byte> keyPem)
    {
        var chain = ReadCertificates(certificatePem);
        if (chain.Count == 0)
        {
            throw new FormatException("the certificate holds no PEM block of type CERTIFICATE");
        }

        var key = Encoding.UTF8.GetString(keyPem);
        if (key.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw new FormatException("the key is encrypted; decrypt it first, for example with: openssl pkey -in KEY -out PLAIN");
        }

        try
        {
            var leaf = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(certificatePem), key);
            chain.RemoveAt(0);
            return new ClientCertificate(Persist(leaf), chain);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new FormatException("the key is no PEM private key (PKCS#8, PKCS#1 or EC) of this certificate", e);
        }
    }

    private static X509Certificate2Collection ReadCertificates(ReadOnlySpan<byte> pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(Encoding.UTF8.GetString(pem));
        }
        catch (CryptographicException e)
        {
            throw new FormatException("holds a PEM block of type CERTIFICATE that is damaged", e);
        }

        return certificates;
    }

    // Windows' TLS refuses keys that live in memory only.
    private static X509Certificate2 Persist(X509Certificate2 certificate) => OperatingSystem.IsWindows()
        ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null)
        : certificate;
}
