using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Protocol.Pins;

namespace Tombolo.Protocol.Transport;

/// <summary>
/// Whether the certificate of a primary's ingress is to be trusted (docs/protocol.md, "Token"): by the pins of the token, or without pins by the system's
/// and the additional anchors.
/// </summary>
/// <param name="pins">See <see cref="CertificatePin"/>; may be empty.</param>
/// <param name="additionalAnchors">Trusted beside the system's when there are no pins.</param>
public sealed class PrimaryTrust(IReadOnlyList<string> pins, X509Certificate2Collection additionalAnchors, TimeProvider time)
{
    private readonly PinnedTrust? _pinned = pins.Count > 0 ? new PinnedTrust(pins, time) : null;

    /// <summary>Null when the certificate is to be trusted, else a sentence that says why not; takes what a <see cref="RemoteCertificateValidationCallback"/> is given.</summary>
    public string? FindProblem(X509Certificate2? leaf, X509Chain? chain, SslPolicyErrors errors)
    {
        if (_pinned is not null && chain is not null)
        {
            return _pinned.FindProblem(leaf, chain, errors);
        }

        return errors switch
        {
            SslPolicyErrors.None => null,
            SslPolicyErrors.RemoteCertificateChainErrors when leaf is not null && chain is not null && additionalAnchors.Count > 0 => FindFlaw(leaf, chain),
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => $"the certificate '{leaf?.Subject}' is not for this host name",
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) => "the server presents no certificate",
            _ => $"the issuer '{leaf?.Issuer}' of its certificate is not among the trust anchors of this server",
        };
    }

    private string? FindFlaw(X509Certificate2 leaf, X509Chain presented)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(additionalAnchors);
        chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = time.GetLocalNow().DateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        return chain.Build(leaf)
            ? null
            : $"the certificate '{leaf.Subject}' does not lead to a trust anchor of this server ({string.Join(", ", chain.ChainStatus.Select(status => status.Status))})";
    }
}
