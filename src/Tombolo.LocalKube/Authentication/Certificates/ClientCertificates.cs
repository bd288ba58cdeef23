using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace Tombolo.LocalKube.Authentication.Certificates;

/// <summary>Users by their client certificate (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates).</summary>
internal sealed class ClientCertificates(X509Certificate2 authority, TimeProvider time)
{
    private const string CommonName = "2.5.4.3";
    private const string Organization = "2.5.4.10";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // A connection keeps its certificate, so that most requests find the chain already built.
    private readonly ConditionalWeakTable<X509Certificate2, UserInfo?> _known = [];

    /// <summary>The user; null where the certificate is not from the authority, not for clients, or not valid now.</summary>
    public UserInfo? Authenticate(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now >= certificate.NotBefore.ToUniversalTime() && now <= certificate.NotAfter.ToUniversalTime() ? _known.GetValue(certificate, Read) : null;
    }

    private UserInfo? Read(X509Certificate2 certificate)
    {
        if (!IsFromAuthority(certificate))
        {
            return null;
        }

        var name = "";
        var groups = new List<string>();
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames(reversed: false))
        {
            if (part.HasMultipleElements || part.GetSingleElementValue() is not { } value)
            {
                continue;
            }

            switch (part.GetSingleElementType().Value)
            {
                case CommonName:
                    name = value;
                    break;
                case Organization:
                    groups.Add(value);
                    break;
            }
        }

        groups.Add(WellKnownIdentities.Authenticated);
        return name.Length == 0 ? null : new UserInfo(name, groups);
    }

    private bool IsFromAuthority(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new(ClientAuthentication));
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        return chain.Build(certificate);
    }
}
