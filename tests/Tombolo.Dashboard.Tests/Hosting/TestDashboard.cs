using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tombolo.Dashboard.ThisCluster;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;

namespace Tombolo.Dashboard.Tests.Hosting;

/// <summary>A dashboard on a loopback port, over a cluster of LocalKube.</summary>
internal sealed class TestDashboard : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly KubernetesClient _server;

    private TestDashboard(WebApplication app, KubernetesClient server, LogRecorder log, FixedConnection connection)
    {
        (_app, _server, Log, Connection) = (app, server, log, connection);
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/k10/");
    }

    /// <summary>With the path base, ending in a slash.</summary>
    public Uri Url { get; }

    public IServiceProvider Services => _app.Services;

    public LogRecorder Log { get; }

    public FixedConnection Connection { get; }

    public static async Task<TestDashboard> StartAsync(TestCluster cluster, TimeProvider? time = null, Action<WebApplicationBuilder>? adjust = null)
    {
        var clock = time ?? TimeProvider.System;
        var log = new LogRecorder();
        var connection = new FixedConnection();
        var server = KubernetesClientFactory.Create(cluster.Connection, new KubernetesClientOptions { UserAgent = "tombolo-server/test" }, TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<IKubernetesClient>(server);
        builder.Services.AddSingleton<IMemberConnection>(connection);
        builder.Services.AddDashboard(new DashboardOptions { ServerVersion = "1.2.3" }, cluster.Connection);
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UsePathBase("/k10");
        app.UseBesideKasten("/k10");
        app.UseRouting();
        app.MapDashboard("/k10");
        await app.StartAsync();
        return new TestDashboard(app, server, log, connection);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _server.Dispose();
    }
}
