using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Manifests;
using Tombolo.Api.Resources;
using Tombolo.Dashboard;
using Tombolo.Dashboard.ClickThrough;
using Tombolo.Dashboard.ThisCluster;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Kubeconfig;
using Tombolo.LocalKube;
using Tombolo.Primary.Reach;
using Tombolo.Server.Pages;
using Tombolo.Server.Tests.Connections;
using Tombolo.Testing.Files;

namespace Tombolo.Server.Tests.Tunnels;

/// <summary>The dashboard of a primary over a cluster of LocalKube, whose way to the members is the hub of a test.</summary>
internal sealed class ViewingDashboard : IAsyncDisposable
{
    private readonly LocalFleet _fleet;
    private readonly WebApplication _app;
    private readonly KubernetesClient _admin;
    private readonly string _token;

    private ViewingDashboard(LocalFleet fleet, WebApplication app, KubernetesClient admin, string token) => (_fleet, _app, _admin, _token) = (fleet, app, admin, token);

    /// <param name="clusters">Names of the Clusters of the fleet.</param>
    public static async Task<ViewingDashboard> StartAsync(InProcessHub hub, CancellationToken cancellationToken, params IReadOnlyList<string> clusters)
    {
        var fleet = await LocalFleet.StartAsync();
        var local = await fleet.AddAsync(new LocalClusterOptions { Name = "paris" });
        using var folder = new TemporaryFolder();
        local.WriteKubeconfig(folder.PathOf("kubeconfig"));
        var connection = KubeconfigLoader.Load(new KubeconfigOptions { Path = folder.PathOf("kubeconfig") }, TimeProvider.System);
        var admin = KubernetesClientFactory.Create(connection, new KubernetesClientOptions(), TimeProvider.System);
        foreach (var crd in ManifestRenderer.CrdManifests)
        {
            _ = (await admin.ApplyAsync(KnownResources.CustomResourceDefinition, new ResourceKey("", crd.Name), Encoding.UTF8.GetBytes(crd.Yaml), new ApplyOptions { FieldManager = "tests" }, cancellationToken)).Value;
        }

        foreach (var name in new[] { "kasten-io", "kasten-io-mc" })
        {
            await CreateAsync(admin, KnownResources.Namespace, null, $$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{name}}"} }""", cancellationToken);
        }

        foreach (var name in clusters)
        {
            var cluster = $$"""{"apiVersion":"dist.kio.kasten.io/v1alpha1","kind":"Cluster","metadata":{"name":"{{name}}"},"spec":{"k10":{"namespace":"kasten-io","releaseName":"k10"} } }""";
            await CreateAsync(admin, KnownResources.Cluster, "kasten-io-mc", cluster, cancellationToken);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IKubernetesClient>(admin);
        builder.Services.AddSingleton<IMemberConnection>(new MemberConnection());
        builder.Services.AddSingleton<IClusterViews>(new Views(hub));
        builder.Services.AddDashboard(new DashboardOptions { ServerVersion = "1.2.3" }, connection);
        var app = builder.Build();
        app.UsePathBase("/k10");
        app.UseRouting();
        app.MapDashboard("/k10");
        await app.StartAsync(cancellationToken);
        return new ViewingDashboard(fleet, app, admin, local.TokenFor("admin"));
    }

    /// <summary>Asks for a page of a cluster; the answer's body is not read yet.</summary>
    /// <param name="page">Below <c>view/</c>.</param>
    public async Task<HttpResponseMessage> GetAsync(string cluster, string page, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{_app.Urls.First()}/k10/mc/v1/clusters/{cluster}/view/{page}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        return await new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).SendAsync(request, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _admin.Dispose();
        await _fleet.DisposeAsync();
    }

    private static async Task CreateAsync(KubernetesClient admin, ResourceType type, string? @namespace, string json, CancellationToken cancellationToken) =>
        _ = (await admin.CreateAsync(type, @namespace, Encoding.UTF8.GetBytes(json), WriteOptions.Default, cancellationToken)).Value;

    private sealed class Views(InProcessHub hub) : IClusterViews
    {
        public HttpMessageHandler? CreateHandler(string cluster, string user, IReadOnlyList<string> groups) =>
            hub.Hub.Reach!.CreatePagesHandler(cluster, new ReachUser(user, groups, Token: ""));
    }
}
