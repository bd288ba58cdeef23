using System.Security.Cryptography.X509Certificates;
using Tombolo.Protocol.Pins;

namespace Tombolo.Server.Hosting;

/// <summary>The pins that join tokens made here carry.</summary>
internal static class IngressPins
{
    /// <summary>One pin a certificate of the PEM file; none without a file.</summary>
    public static IReadOnlyList<string> Read(string? pemFile)
    {
        if (pemFile is null)
        {
            return [];
        }

        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(pemFile);
        return [.. certificates.Select(CertificatePin.Of)];
    }
}
