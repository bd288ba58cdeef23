using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Protocol.Tests.Pins;

/// <summary>A certificate that can issue others; real keys, real signatures.</summary>
internal sealed class Authority(X509Certificate2 certificate) : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static int _serial;

    public X509Certificate2 Certificate { get; } = certificate;

    public static Authority CreateRoot(string name = "CN=Root")
    {
        var request = Request(name, isAuthority: true, out _);
        return new Authority(request.CreateSelfSigned(Start, Start.AddYears(10)));
    }

    public static X509Certificate2 CreateSelfSignedServer()
    {
        var request = Request("CN=hub.example.org", isAuthority: false, out _);
        return request.CreateSelfSigned(Start, Start.AddYears(1));
    }

    public Authority IssueAuthority(string name) => new(Issue(Request(name, isAuthority: true, out var key), key, Start, Start.AddYears(5)));

    public X509Certificate2 IssueServer(bool isAuthority = false) =>
        Issue(Request("CN=hub.example.org", isAuthority, out var key), key, Start, Start.AddYears(1));

    /// <summary>As one who has this authority's certificate, which is public, but not its key: the issuer's name and key identifier fit, the signature does not.</summary>
    public X509Certificate2 Forge()
    {
        var request = Request("CN=hub.example.org", isAuthority: false, out var key);
        AddAuthorityKeyIdentifier(request);
        using var attacker = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var generator = X509SignatureGenerator.CreateForECDsa(attacker);
        using var forged = request.Create(Certificate.SubjectName, generator, Start, Start.AddYears(1), NextSerial());
        return forged.CopyWithPrivateKey(key);
    }

    public void Dispose() => Certificate.Dispose();

    private static CertificateRequest Request(string name, bool isAuthority, out ECDsa key)
    {
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (!isAuthority)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("hub.example.org");
            request.CertificateExtensions.Add(names.Build());
        }

        return request;
    }

    private static byte[] NextSerial() => BitConverter.GetBytes(Interlocked.Increment(ref _serial));

    private X509Certificate2 Issue(CertificateRequest request, ECDsa key, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        AddAuthorityKeyIdentifier(request);
        using var issuer = Certificate.GetECDsaPrivateKey()!;
        using var issued = request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(issuer), notBefore, notAfter, NextSerial());
        return issued.CopyWithPrivateKey(key);
    }

    private void AddAuthorityKeyIdentifier(CertificateRequest request) =>
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
}
