using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Kubernetes.Configuration.Http;

/// <summary>Decides whether the other end of a connection is the API server, and says why not.</summary>
internal sealed class ServerCertificateVerification(ConnectionConfiguration configuration, TimeProvider time)
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private volatile string? _lastRejection;

    /// <summary>Why the last certificate was refused, with the repair; null when the last one was accepted.</summary>
    public string? LastRejection => _lastRejection;

    /// <summary>The callback of the TLS handshake.</summary>
    public bool Verify(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _lastRejection = configuration.SkipTlsVerification ? null : FindFault(certificate, chain, errors);
        return _lastRejection is null;
    }

    private string? FindFault(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 server || chain is null)
        {
            return "the server sent no certificate; check that the URL is that of an API server";
        }

        var host = configuration.TlsServerName ?? configuration.Server.IdnHost;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return ServerCertificateFaults.WrongName(server, host);
        }

        return configuration.Authorities is null
            ? errors == SslPolicyErrors.None ? null : ServerCertificateFaults.Describe(server, host, chain.ChainStatus, time.GetUtcNow())
            : FindFaultBelow(configuration.Authorities, server, host, chain);
    }

    private string? FindFaultBelow(ICertificateAuthorities authorities, X509Certificate2 server, string host, X509Chain received)
    {
        IReadOnlyList<X509Certificate2> anchors;
        try
        {
            anchors = authorities.Current;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return $"the certificate authority {authorities} cannot be used: {e.Message}";
        }

        var now = time.GetUtcNow();
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        chain.ChainPolicy.ExtraStore.AddRange(received.ChainPolicy.ExtraStore);
        foreach (var anchor in anchors)
        {
            chain.ChainPolicy.CustomTrustStore.Add(anchor);
        }

        return chain.Build(server) || EndsAtAnchor(chain, anchors) ? null : ServerCertificateFaults.Describe(server, host, chain.ChainStatus, now);
    }

    // An authority need not be self-signed: an intermediate, or the server's own certificate, is trusted as it is in every other
    // Kubernetes client. The framework calls that a partial chain; any other fault, a wrong signature too, still counts.
    private static bool EndsAtAnchor(X509Chain chain, IReadOnlyList<X509Certificate2> anchors) =>
        chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.PartialChain)
        && chain.ChainElements.Any(element => anchors.Any(anchor => anchor.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span)));
}
