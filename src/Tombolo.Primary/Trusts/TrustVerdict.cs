namespace Tombolo.Primary.Trusts;

/// <summary>Whom a token proves, or why nobody.</summary>
/// <param name="Subject">Null when it is refused.</param>
/// <param name="Reason">One word; empty when it is believed.</param>
/// <param name="Detail">A sentence for whoever runs the primary, never for the caller.</param>
/// <param name="Nearest">The ClusterTrust that came nearest; null when none is about this issuer.</param>
internal sealed record TrustVerdict(TrustedSubject? Subject, string Reason, string Detail, TrustObject? Nearest)
{
    public static TrustVerdict Believe(TrustedSubject subject) => new(subject, "", "", subject.Trust);

    public static TrustVerdict Refuse(string reason, string detail, TrustObject? nearest = null) => new(null, reason, detail, nearest);
}
