using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Protocol.Pins;

/// <summary>The pin of a certificate: base64 of the SHA-256 of its SubjectPublicKeyInfo (as in RFC 7469 section 2.4).</summary>
public static class CertificatePin
{
    public static string Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return Convert.ToBase64String(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
    }
}
