using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tombolo.LocalKube.Certificates;

/// <summary>An authority that issues the certificates of clusters and of their users; ECDSA P-256 throughout.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private static readonly TimeSpan Backdating = TimeSpan.FromHours(1);

    private readonly TimeProvider _time;
    private readonly TimeSpan _lifetime;

    /// <summary>Makes the authority; what it issues is valid for <paramref name="lifetime"/> (a year when not given).</summary>
    public CertificateAuthority(string name, TimeProvider? time = null, TimeSpan? lifetime = null)
    {
        _time = time ?? TimeProvider.System;
        _lifetime = lifetime ?? TimeSpan.FromDays(365);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(DistinguishedName(name, []), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = _time.GetUtcNow();

        // A day longer than anything it issues.
        Certificate = request.CreateSelfSigned(now - Backdating, now + _lifetime + TimeSpan.FromDays(1));
    }

    /// <summary>The certificate to trust, with its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Issues a certificate for a server that is reached by these DNS names and IP addresses.</summary>
    public X509Certificate2 IssueServer(params IReadOnlyList<string> names)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        return Issue(DistinguishedName(names[0], []), ServerAuthentication, alternatives.Build());
    }

    /// <summary>
    /// Issues a client certificate as Kubernetes reads it: the user is the common name, the groups are the organizations
    /// (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates).
    /// </summary>
    public X509Certificate2 IssueClient(string user, params IReadOnlyList<string> groups) =>
        Issue(DistinguishedName(user, groups), ClientAuthentication, alternatives: null);

    /// <summary>Whether <paramref name="certificate"/> was issued by this authority and is valid now.</summary>
    public bool Trusts(X509Certificate certificate)
    {
        using var candidate = new X509Certificate2(certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = _time.GetUtcNow().UtcDateTime;
        return chain.Build(candidate);
    }

    /// <inheritdoc/>
    public void Dispose() => Certificate.Dispose();

    private static X500DistinguishedName DistinguishedName(string name, IReadOnlyList<string> organizations)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        foreach (var organization in organizations)
        {
            subject.AddOrganizationName(organization);
        }

        return subject.Build();
    }

    private X509Certificate2 Issue(X500DistinguishedName subject, string usage, X509Extension? alternatives)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (alternatives is not null)
        {
            request.CertificateExtensions.Add(alternatives);
        }

        var now = _time.GetUtcNow();
        using var certificate = request.Create(Certificate, now - Backdating, now + _lifetime, RandomNumberGenerator.GetBytes(16));
        return certificate.CopyWithPrivateKey(key);
    }
}
