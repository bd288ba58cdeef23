using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Kubernetes.Configuration.Http;

/// <summary>Sentences about server certificates that cannot be trusted: which, why, and what to do.</summary>
internal static class ServerCertificateFaults
{
    public static string WrongName(X509Certificate2 certificate, string host)
    {
        var names = string.Join(", ", Names(certificate));
        return $"the server's certificate is for {(names.Length == 0 ? "no name at all" : names)} and not for {host}; "
            + "use one of its names in the URL, or set tls-server-name";
    }

    public static string Describe(X509Certificate2 certificate, string host, X509ChainStatus[] statuses, DateTimeOffset now)
    {
        var what = $"the certificate of {host} (subject {certificate.Subject}, issuer {certificate.Issuer})";
        var (from, until) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        if (now.UtcDateTime < from || now.UtcDateTime > until)
        {
            return $"{what} is valid from {from:u} to {until:u} and it is {now:u}; "
                + "check the clock of this machine, else renew the certificate";
        }

        const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
        return statuses.Any(status => (status.Status & Untrusted) != X509ChainStatusFlags.NoError)
            ? $"{what} is not signed by a trusted certificate authority; set certificate-authority to the one that signed it"
            : $"{what} cannot be trusted: {string.Join("; ", statuses.Select(status => status.StatusInformation.Trim()))}";
    }

    private static IEnumerable<string> Names(X509Certificate2 certificate)
    {
        foreach (var extension in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
        {
            foreach (var name in extension.EnumerateDnsNames())
            {
                yield return name;
            }

            foreach (var address in extension.EnumerateIPAddresses())
            {
                yield return address.ToString();
            }
        }
    }
}
