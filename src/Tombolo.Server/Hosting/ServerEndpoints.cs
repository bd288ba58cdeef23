using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tombolo.Server.Configuration;

namespace Tombolo.Server.Hosting;

/// <summary>Where the server listens: the addresses that were given, and a loopback port of its own, over which the primary is a member of its own fleet.</summary>
internal static class ServerEndpoints
{
    public static void Listen(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        var tls = options is { TlsCertificate: { } certificate, TlsKey: { } key } ? TlsCertificate.Read(certificate, key) : null;
        foreach (var address in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var url = BindingAddress.Parse(address);
            if (url.Host == "localhost")
            {
                kestrel.ListenLocalhost(url.Port, listen => UseTls(listen, url, tls));
            }
            else if (IPAddress.TryParse(url.Host, out var ip))
            {
                kestrel.Listen(ip, url.Port, listen => UseTls(listen, url, tls));
            }
            else
            {
                kestrel.ListenAnyIP(url.Port, listen => UseTls(listen, url, tls));
            }
        }

        kestrel.Listen(IPAddress.Loopback, 0);
    }

    private static void UseTls(ListenOptions listen, BindingAddress url, TlsCertificate? tls)
    {
        if (url.Scheme == "https")
        {
            listen.UseHttps(https =>
            {
                https.ServerCertificate = tls!.Leaf;
                https.ServerCertificateChain = tls.Chain;
            });
        }
    }
}
