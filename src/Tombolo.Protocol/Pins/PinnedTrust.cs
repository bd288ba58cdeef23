using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Protocol.Pins;

/// <summary>Trusts a server by the pins of a token instead of the system's trust anchors (docs/protocol.md, Token).</summary>
/// <param name="pins">See <see cref="CertificatePin"/>; at least one.</param>
public sealed class PinnedTrust(IReadOnlyCollection<string> pins, TimeProvider time)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const X509ChainStatusFlags NoAnchor = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    private readonly HashSet<string> _pins = new(pins, StringComparer.Ordinal);

    /// <summary>What is wrong with the server's certificates, or null; takes what a <see cref="RemoteCertificateValidationCallback"/> is given.</summary>
    public string? FindProblem(X509Certificate2? leaf, X509Chain? chain, SslPolicyErrors errors)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return FindProblem(leaf, [.. chain.ChainPolicy.ExtraStore, .. chain.ChainElements.Select(element => element.Certificate)], errors);
    }

    /// <inheritdoc cref="FindProblem(X509Certificate2?, X509Chain?, SslPolicyErrors)"/>
    /// <param name="presented">What the server sent along; says nothing by being there.</param>
    public string? FindProblem(X509Certificate2? leaf, X509Certificate2Collection presented, SslPolicyErrors errors)
    {
        ArgumentNullException.ThrowIfNull(presented);
        if (leaf is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "The server at the primary's address presents no certificate.";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"The certificate '{leaf.Subject}' at the primary's address is not for its host name: use the name it was issued for, or issue it for this name.";
        }

        X509Certificate2Collection anchors = [.. presented.Where(IsPinned)];
        return LeadsToPin(leaf, presented, X509ChainTrustMode.CustomRootTrust, anchors, out var flaw) || LeadsToPin(leaf, presented, X509ChainTrustMode.System, [], out _)
            ? null
            : $"The certificate '{leaf.Subject}' at the primary's address does not lead to a pin of the join token{Describe(flaw)}: "
                + "if the primary's certificates were renewed, create a new join token; otherwise something on the way answers in the primary's place.";
    }

    private static string Describe(X509ChainStatusFlags flaw) => flaw == X509ChainStatusFlags.NoError ? "" : $" ({flaw})";

    private bool IsPinned(X509Certificate2 certificate) => _pins.Contains(CertificatePin.Of(certificate));

    // The framework builds the path and checks each signature on it; only then it means something that a certificate on it is pinned.
    private bool LeadsToPin(
        X509Certificate2 leaf,
        X509Certificate2Collection presented,
        X509ChainTrustMode trustMode,
        X509Certificate2Collection anchors,
        out X509ChainStatusFlags flaw)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = trustMode;
        chain.ChainPolicy.CustomTrustStore.AddRange(anchors);
        chain.ChainPolicy.ExtraStore.AddRange(presented);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new(ServerAuthentication));
        chain.ChainPolicy.VerificationTime = time.GetLocalNow().DateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.Build(leaf);

        flaw = X509ChainStatusFlags.NoError;
        foreach (var element in chain.ChainElements)
        {
            var status = element.ChainElementStatus.Aggregate(X509ChainStatusFlags.NoError, (flags, next) => flags | next.Status);
            var isPinned = IsPinned(element.Certificate);
            flaw |= isPinned ? status & ~NoAnchor : status;
            if (isPinned || flaw != X509ChainStatusFlags.NoError)
            {
                return isPinned && flaw == X509ChainStatusFlags.NoError;
            }
        }

        return false;
    }
}
