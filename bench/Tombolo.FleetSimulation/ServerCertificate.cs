using System.Security.Cryptography.X509Certificates;
using Tombolo.LocalKube.Certificates;

namespace Tombolo.FleetSimulation;

/// <summary>The certificate that a primary is served with.</summary>
internal static class ServerCertificate
{
    /// <summary>Issues one for the loopback address, as PEM files.</summary>
    public static (string Certificate, string Key) Write(CertificateAuthority authority, string folder)
    {
        using var certificate = authority.IssueServer("127.0.0.1");
        using var key = certificate.GetECDsaPrivateKey()!;
        var files = (Certificate: Path.Combine(folder, "primary.pem"), Key: Path.Combine(folder, "primary.key"));
        File.WriteAllText(files.Certificate, $"{certificate.ExportCertificatePem()}\n{authority.Certificate.ExportCertificatePem()}\n");
        File.WriteAllText(files.Key, $"{key.ExportPkcs8PrivateKeyPem()}\n");
        return files;
    }
}
