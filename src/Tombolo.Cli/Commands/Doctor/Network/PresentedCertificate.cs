using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>The certificate that the ingress of the primary presents.</summary>
/// <param name="Problem">Why it is not trusted; null when it is.</param>
internal sealed record PresentedCertificate(string Subject, string Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter, string? Problem)
{
    public static PresentedCertificate Of(X509Certificate2 leaf, string? problem) =>
        new(leaf.Subject, leaf.Issuer, new DateTimeOffset(leaf.NotBefore).ToUniversalTime(), new DateTimeOffset(leaf.NotAfter).ToUniversalTime(), problem);
}
