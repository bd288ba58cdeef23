using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Manifests;
using Tombolo.Api.Resources;
using Tombolo.Dashboard;
using Tombolo.Dashboard.ThisCluster;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Kubeconfig;
using Tombolo.LocalKube;
using Tombolo.Server.Pages;
using Tombolo.Testing.Files;

namespace Tombolo.Bench.Dashboards;

/// <summary>The dashboard of a primary with many Clusters, on LocalKube.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private readonly LocalFleet _fleet;
    private readonly LocalCluster _cluster;
    private readonly KubernetesClient _admin;
    private readonly WebApplication _app;

    private DashboardHost(LocalFleet fleet, LocalCluster cluster, KubernetesClient admin, WebApplication app) => (_fleet, _cluster, _admin, _app) = (fleet, cluster, admin, app);

    /// <summary>With path base and a slash at the end.</summary>
    public Uri Url => new(_app.Urls.First() + "/k10/");

    public string Token => _cluster.TokenFor("admin");

    /// <summary>Requests that the API server has answered.</summary>
    public long Requests => _cluster.Audit.Count;

    public static async Task<DashboardHost> StartAsync(int clusters, TimeProvider time, CancellationToken cancellationToken)
    {
        var fleet = await LocalFleet.StartAsync(cancellationToken: cancellationToken);
        var cluster = await fleet.AddAsync(new LocalClusterOptions { Name = "paris" }, cancellationToken);
        using var folder = new TemporaryFolder();
        cluster.WriteKubeconfig(folder.PathOf("kubeconfig"));
        var connection = KubeconfigLoader.Load(new KubeconfigOptions { Path = folder.PathOf("kubeconfig") }, time);
        var admin = KubernetesClientFactory.Create(connection, new KubernetesClientOptions(), time);
        foreach (var crd in ManifestRenderer.CrdManifests)
        {
            _ = (await admin.ApplyAsync(KnownResources.CustomResourceDefinition, new ResourceKey("", crd.Name), Encoding.UTF8.GetBytes(crd.Yaml), new ApplyOptions { FieldManager = "bench" }, cancellationToken)).Value;
        }

        foreach (var name in new[] { "kasten-io", "kasten-io-mc" })
        {
            await CreateAsync(admin, KnownResources.Namespace, null, $$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{name}}"} }""", cancellationToken);
        }

        await Parallel.ForAsync(0, clusters, cancellationToken, async (number, stop) => await CreateAsync(admin, KnownResources.Cluster, "kasten-io-mc", Cluster(number), stop));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<IKubernetesClient>(admin);
        builder.Services.AddSingleton<IMemberConnection>(new MemberConnection());
        builder.Services.AddDashboard(new DashboardOptions { ServerVersion = "1.0.0" }, connection);
        var app = builder.Build();
        app.UsePathBase("/k10");
        app.UseRouting();
        app.MapDashboard("/k10");
        await app.StartAsync(cancellationToken);
        return new DashboardHost(fleet, cluster, admin, app);
    }

    /// <summary>Changes a label of a Cluster.</summary>
    public async Task ChangeAsync(int number, string value, CancellationToken cancellationToken) => _ = (await _admin.PatchAsync(
        KnownResources.Cluster,
        new ResourceKey("kasten-io-mc", Name(number)),
        PatchKind.Merge,
        Encoding.UTF8.GetBytes($$"""{"metadata":{"labels":{"round":"{{value}}"} } }"""),
        WriteOptions.Default,
        cancellationToken)).Value;

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _admin.Dispose();
        await _fleet.DisposeAsync();
    }

    private static string Name(int number) => $"store-{number:0000}";

    private static string Cluster(int number) => $$"""
        {"apiVersion":"dist.kio.kasten.io/v1alpha1","kind":"Cluster","metadata":{"name":"{{Name(number)}}","labels":{"region":"region-{{number % 10}}","tier":"gold"} },
         "spec":{"k10":{"namespace":"kasten-io","releaseName":"k10","ingress":{"url":"https://store-{{number:0000}}.example.org/k10/"} } } }
        """;

    private static async Task CreateAsync(KubernetesClient admin, ResourceType type, string? @namespace, string json, CancellationToken cancellationToken) =>
        _ = (await admin.CreateAsync(type, @namespace, Encoding.UTF8.GetBytes(json), WriteOptions.Default, cancellationToken)).Value;
}
