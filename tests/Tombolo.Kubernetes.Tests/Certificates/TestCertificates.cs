using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Kubernetes.Tests.Certificates;

/// <summary>Makes the certificates that a plan asks for; does not stop anybody from asking for bad ones.</summary>
internal static class TestCertificates
{
    public const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    public const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    public static X509Certificate2 Authority(string name = "test-ca", X509Certificate2? issuer = null) =>
        Create(new CertificatePlan { Subject = $"CN={name}", IsAuthority = true, Issuer = issuer });

    public static X509Certificate2 Server(X509Certificate2 issuer, params string[] names) =>
        Create(new CertificatePlan { Subject = "CN=server", Names = names, Issuer = issuer, Usage = ServerUsage });

    public static X509Certificate2 Client(X509Certificate2 issuer, string user = "jane", bool rsa = false) =>
        Create(new CertificatePlan { Subject = $"CN={user}", Issuer = issuer, Usage = ClientUsage, Rsa = rsa });

    public static X509Certificate2 Create(CertificatePlan plan)
    {
        using var rsa = plan.Rsa ? RSA.Create(2048) : null;
        using var ec = plan.Rsa ? null : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = rsa is null
            ? new CertificateRequest(plan.Subject, ec!, HashAlgorithmName.SHA256)
            : new CertificateRequest(plan.Subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        AddExtensions(request, plan);
        if (plan.Issuer is null)
        {
            return Portable(request.CreateSelfSigned(plan.NotBefore, plan.NotAfter));
        }

        using var issuerKey = plan.Issuer.GetECDsaPrivateKey();
        using var issued = request.Create(
            plan.Issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(issuerKey!), plan.NotBefore, plan.NotAfter, RandomNumberGenerator.GetBytes(16));
        using var whole = rsa is null ? issued.CopyWithPrivateKey(ec!) : issued.CopyWithPrivateKey(rsa);
        return Portable(whole);
    }

    public static string Pem(params X509Certificate2[] certificates) =>
        string.Join('\n', certificates.Select(certificate => certificate.ExportCertificatePem())) + "\n";

    public static string KeyPem(X509Certificate2 certificate)
    {
        using var ec = certificate.GetECDsaPrivateKey();
        using var rsa = certificate.GetRSAPrivateKey();
        return ec?.ExportPkcs8PrivateKeyPem() ?? rsa!.ExportPkcs8PrivateKeyPem();
    }

    private static void AddExtensions(CertificateRequest request, CertificatePlan plan)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(plan.IsAuthority, false, 0, critical: true));
        if (plan.Usage is { } usage)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        }

        if (plan.Names.Count == 0)
        {
            return;
        }

        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in plan.Names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(names.Build());
    }

    // With its key in exportable form, so that tests can write it to files.
    private static X509Certificate2 Portable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
}
