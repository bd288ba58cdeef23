using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Tombolo.Testing.Http;

/// <summary>A real HTTP server on a free loopback port that answers what a test says, and keeps what it was asked.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = [];
    private readonly WebApplication _application;

    private ScriptedServer(WebApplication application) => _application = application;

    /// <summary>The root URL, with the port.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>All requests so far, in the order in which they came.</summary>
    public IReadOnlyCollection<RecordedRequest> Requests => _requests;

    /// <param name="handler">Answers each request.</param>
    /// <param name="certificate">Serves https when given.</param>
    public static Task<ScriptedServer> StartAsync(
        RequestDelegate handler, X509Certificate2? certificate = null, HttpProtocols protocols = HttpProtocols.Http1AndHttp2) =>
        StartListeningAsync(handler, certificate is null ? null : https => https.ServerCertificate = certificate, protocols);

    /// <summary>Serves https as <paramref name="https"/> says: chain, client certificates, a look at the handshake.</summary>
    /// <param name="handler">Answers each request.</param>
    public static Task<ScriptedServer> StartTlsAsync(
        RequestDelegate handler, Action<HttpsConnectionAdapterOptions> https, HttpProtocols protocols = HttpProtocols.Http1AndHttp2) =>
        StartListeningAsync(handler, https, protocols);

    public async ValueTask DisposeAsync()
    {
        // At once: what a test left open, such as a watch, must not hold it up.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private static async Task<ScriptedServer> StartListeningAsync(
        RequestDelegate handler, Action<HttpsConnectionAdapterOptions>? https, HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = https is null ? HttpProtocols.Http1 : protocols;
            if (https is not null)
            {
                listen.UseHttps(https);
            }
        }));

        var server = new ScriptedServer(builder.Build());
        server._application.Run(async context =>
        {
            server._requests.Enqueue(await RecordedRequest.FromAsync(context));
            await handler(context);
        });
        await server._application.StartAsync();
        server.Url = new Uri(server._application.Urls.Single());
        return server;
    }
}
