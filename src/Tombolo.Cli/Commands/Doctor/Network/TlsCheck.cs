using Tombolo.Cli.Commands.Doctor.Target;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Judges the certificate of the ingress: by the pins of the token, else by the trust anchors of this machine (docs/protocol.md, "Token").</summary>
internal static class TlsCheck
{
    /// <summary>Renewals are due by a third of the lifetime; what lives longer than six weeks is given two weeks.</summary>
    private static readonly TimeSpan LatestRenewal = TimeSpan.FromDays(14);

    /// <param name="certificate">Null when no handshake got that far.</param>
    public static Finding Judge(PrimaryTarget target, PresentedCertificate? certificate, Exchange contact, DateTimeOffset now)
    {
        if (target.Url.IsInsecure)
        {
            return Finding.Skip(CheckNames.Tls, "plain http");
        }

        if (certificate is null)
        {
            return contact.Failure is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
                ? Finding.Fail(
                    CheckNames.Tls,
                    $"{target.Url.Uri.Authority} does not answer with TLS: {contact.Cause}",
                    "see that the port is that of https; an ingress without TLS has an http:// address")
                : Finding.Skip(CheckNames.Tls, "there was no handshake");
        }

        var name = $"certificate '{certificate.Subject}'";
        if (now > certificate.NotAfter)
        {
            return Finding.Fail(CheckNames.Tls, $"{name} expired at {certificate.NotAfter:u}", "renew the certificate of the primary's ingress");
        }

        if (now < certificate.NotBefore)
        {
            return Finding.Fail(CheckNames.Tls, $"{name} is not valid before {certificate.NotBefore:u}", "see the clocks of this machine and of the issuer");
        }

        if (certificate.Problem is { } problem)
        {
            return Distrust(problem, target);
        }

        var seen = $"{name} of '{certificate.Issuer}' until {certificate.NotAfter:u}, trusted by {(target.Pins.Count > 0 ? "a pin" : "an anchor of this machine or --ca-bundle")}";
        return IsDue(certificate, now) ? Finding.Warn(CheckNames.Tls, seen, "renew it soon, with the same key or from the same authority if tokens pin it") : Finding.Ok(CheckNames.Tls, seen);
    }

    private static bool IsDue(PresentedCertificate certificate, DateTimeOffset now)
    {
        var third = (certificate.NotAfter - certificate.NotBefore) / 3;
        return certificate.NotAfter - now < (third < LatestRenewal ? third : LatestRenewal);
    }

    // A sentence about pins names its repair after a colon.
    private static Finding Distrust(string problem, PrimaryTarget target)
    {
        var colon = problem.LastIndexOf(": ", StringComparison.Ordinal);
        return target.Pins.Count > 0 && colon > 0
            ? Finding.Fail(CheckNames.Tls, problem[..colon], problem[(colon + 2)..].TrimEnd('.'))
            : Finding.Fail(CheckNames.Tls, problem, "give the server of this cluster the issuing CA (its setting ca-bundle; here --ca-bundle), or make the token on a primary that pins it");
    }
}
