using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Tombolo.Testing.Proxies;

/// <summary>A web server on a loopback port, over plain HTTP/1.1 as ingresses mostly speak it inside.</summary>
internal static class LoopbackApplication
{
    public static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1));
        return builder.Build();
    }

    /// <summary>Ends it at once: streams never end by themselves.</summary>
    public static async Task EndAsync(this WebApplication application)
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await application.StopAsync(now.Token);
        await application.DisposeAsync();
    }
}
