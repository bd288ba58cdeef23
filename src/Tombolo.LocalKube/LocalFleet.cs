using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tombolo.LocalKube.Certificates;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube;

/// <summary>One or many clusters in this process. They share a web server, a certificate authority and everything that does not differ between them.</summary>
public sealed class LocalFleet : IAsyncDisposable
{
    private readonly ConcurrentDictionary<LocalCluster, bool> _clusters = new();
    private readonly FleetTransport _transport;
    private readonly SocketTransportFactory _sockets;
    private readonly SslStreamCertificateContext _certificate;
    private readonly ILogger _logger;
    private readonly WebApplication _application;

    private LocalFleet(LocalFleetOptions options)
    {
        Authority = new CertificateAuthority("LocalKube authority", options.Time);
        using var server = Authority.IssueServer("127.0.0.1", "localhost", "kubernetes.default.svc");
        _certificate = SslStreamCertificateContext.Create(
            X509CertificateLoader.LoadPkcs12(server.Export(X509ContentType.Pkcs12), password: null), [Authority.Certificate], offline: true);
        _transport = new FleetTransport();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IConnectionListenerFactory>(_transport);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 250;
            kestrel.Listen(_transport.EndPoint, listen => listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = AnswerHandshake }));
        });
        _application = builder.Build();
        var loggers = _application.Services.GetRequiredService<ILoggerFactory>();
        _logger = loggers.CreateLogger("Tombolo.LocalKube");
        _sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions { IOQueueCount = 1 }), loggers);
        _application.Run(HandleAsync);
    }

    /// <summary>The authority of the certificates of all clusters.</summary>
    public CertificateAuthority Authority { get; }

    /// <summary>The clusters, in no order.</summary>
    public IReadOnlyCollection<LocalCluster> Clusters => [.. _clusters.Keys];

    /// <summary>Starts serving; without a cluster yet.</summary>
    public static async Task<LocalFleet> StartAsync(LocalFleetOptions? options = null, CancellationToken cancellationToken = default)
    {
        var fleet = new LocalFleet(options ?? new LocalFleetOptions());
        await fleet._application.StartAsync(cancellationToken);
        return fleet;
    }

    /// <summary>Makes a cluster and serves it; ready when this returns.</summary>
    /// <exception cref="IOException">The wanted port is in use.</exception>
    public async Task<LocalCluster> AddAsync(LocalClusterOptions options, CancellationToken cancellationToken = default)
    {
        var cluster = new LocalCluster(options, Authority, _sockets, _transport, _logger);
        _clusters[cluster] = true;
        await cluster.BeginAsync(cancellationToken);
        return cluster;
    }

    /// <summary>Ends a cluster and forgets what it stored.</summary>
    public async Task RemoveAsync(LocalCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        if (_clusters.TryRemove(cluster, out _))
        {
            await cluster.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in _clusters.Keys)
        {
            await RemoveAsync(cluster);
        }

        // At once: a watch that somebody left open must not hold it up.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
        await _transport.DisposeAsync();
        Authority.Dispose();
    }

    // Client certificates are asked for; whether one counts is decided with the request, where it can be refused with a Status.
    private ValueTask<SslServerAuthenticationOptions> AnswerHandshake(TlsHandshakeCallbackContext context) => new(new SslServerAuthenticationOptions
    {
        ServerCertificateContext = _certificate,
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = MayBeJudgedLater,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
    });

    private static bool MayBeJudgedLater(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateNotAvailable or SslPolicyErrors.RemoteCertificateChainErrors;

    private static Task HandleAsync(HttpContext context) => context.Features.Get<LocalCluster>() is { } cluster
        ? cluster.Handler.HandleAsync(context)
        : StatusWriter.SendAsync(context, Statuses.InternalError("the connection belongs to no cluster"));
}
