using System.Diagnostics.Metrics;
using Tombolo.Dashboard;
using Tombolo.Dashboard.ClickThrough;
using Tombolo.Dashboard.Fleet;
using Tombolo.Dashboard.ThisCluster;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Kubeconfig;
using Tombolo.Primary.FleetApi;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Endpoints;
using Tombolo.Primary.Reach;
using Tombolo.Runtime.Metrics;
using Tombolo.Secondary.Tunnel;
using Tombolo.Server.Configuration;
using Tombolo.Server.Health;
using Tombolo.Server.Pages;
using Tombolo.Server.Relay;

namespace Tombolo.Server.Hosting;

/// <summary>Composes the process; holds no logic.</summary>
internal static class ServerApplication
{
    /// <summary>The application, ready to run; null when the cluster's configuration is unusable, with every reason in <paramref name="errors"/>.</summary>
    /// <param name="adjust">What differs where the server is a guest in another process.</param>
    public static WebApplication? Build(
        ServerOptions options, IConfiguration configuration, List<string> errors, Action<WebApplicationBuilder>? adjust = null)
    {
        ConnectionConfiguration connection;
        try
        {
            connection = KubernetesClientFactory.Detect(new KubeconfigOptions { Path = options.Kubeconfig, Context = options.Context }, TimeProvider.System);
        }
        catch (ConnectionConfigurationException exception)
        {
            errors.Add(exception.Message);
            return null;
        }

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = options.ContentRoot });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.UseUtcTimestamp = true;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // It says nothing at that level, and yet makes an activity and scopes for each request, which streams keep for as long as they last.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => ServerEndpoints.Listen(kestrel, options));
        builder.Services.AddMetrics();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IKubernetesClient>(_ => KubernetesClientFactory.Create(
            connection, new KubernetesClientOptions { UserAgent = ServerIdentity.UserAgent }, TimeProvider.System));
        builder.Services.AddSingleton(_ => ApiServerTransport.Create(connection, TimeProvider.System));
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<HubGate>();
        builder.Services.AddSingleton<RuntimeMetrics>();
        builder.Services.AddSingleton<ProcessMetrics>();
        builder.Services.AddSingleton(services => new MetricCollector(services.GetRequiredService<IMeterFactory>()));
        builder.Services.AddSingleton<HolderAddress>();
        builder.Services.AddSingleton<HubRelay>();
        builder.Services.AddSingleton<MemberConnection>();
        builder.Services.AddSingleton<IMemberConnection>(services => services.GetRequiredService<MemberConnection>());
        builder.Services.AddSingleton<FleetView>();
        builder.Services.AddSingleton<IFleetMemory, FleetMemory>();
        builder.Services.AddSingleton<IClusterViews, ClusterViews>();
        builder.Services.AddSingleton<IClusterPages, ClusterPages>();
        builder.Services.AddDashboard(
            new DashboardOptions
            {
                K10Namespace = options.Namespace,
                ReleaseName = options.Release,
                PublicUrl = options.PublicUrl is { } publicUrl ? new Uri(publicUrl) : null,
                ServerVersion = ServerIdentity.Version,
                SessionIdleTimeout = options.SessionIdleTimeout,
                SessionLifetime = options.SessionLifetime,
            },
            connection);
        builder.Services.AddHostedService<ServerLoop>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));

        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UsePathBase(PathBase(options));
        app.UseBesideKasten(PathBase(options));
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        app.UseMiddleware<HubRelay>();
        app.UseRouting();
        app.MapHealth(app.Services.GetRequiredService<Readiness>());
        app.MapMetrics();
        app.MapHub(app.Services.GetRequiredService<HubGate>());
        app.MapFleetApi(app.Services.GetRequiredService<HubGate>(), app.Services.GetRequiredService<IKubernetesClient>(), app.Services.GetRequiredService<TimeProvider>());
        app.MapClusterProxy(
            app.Services.GetRequiredService<HubGate>(), app.Services.GetRequiredService<IKubernetesClient>(), app.Services.GetRequiredService<TimeProvider>(), app.Services.GetRequiredService<ILoggerFactory>());
        app.MapProbe(app.Services.GetRequiredService<TimeProvider>());
        app.MapDashboard(PathBase(options));
        return app;
    }

    private static string PathBase(ServerOptions options)
    {
        var path = options.PathBase ?? (options.PublicUrl is { } url ? new Uri(url).AbsolutePath : $"/{options.Release}");
        return path.TrimEnd('/');
    }
}
