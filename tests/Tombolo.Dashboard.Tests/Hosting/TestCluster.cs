using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Kubeconfig;
using Tombolo.LocalKube;
using Tombolo.Testing.Files;

namespace Tombolo.Dashboard.Tests.Hosting;

/// <summary>A cluster of LocalKube with our kinds, the namespaces of Kasten, RBAC, an administrator and whom a test names.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly LocalFleet _fleet;
    private readonly TemporaryFolder _folder;

    private TestCluster(LocalFleet fleet, LocalCluster cluster, TemporaryFolder folder, ConnectionConfiguration connection)
    {
        (_fleet, Local, _folder, Connection) = (fleet, cluster, folder, connection);
        Admin = KubernetesClientFactory.Create(connection, new KubernetesClientOptions(), TimeProvider.System);
    }

    public LocalCluster Local { get; }

    /// <summary>As the administrator.</summary>
    public ConnectionConfiguration Connection { get; }

    /// <summary>May do everything.</summary>
    public KubernetesClient Admin { get; }

    public string AdminToken => Local.TokenFor("admin");

    public static async Task<TestCluster> StartAsync(params IReadOnlyList<LocalUser> users)
    {
        var fleet = await LocalFleet.StartAsync();
        var local = await fleet.AddAsync(new LocalClusterOptions { Name = "paris", Users = users });
        var folder = new TemporaryFolder();
        var path = folder.PathOf("kubeconfig");
        local.WriteKubeconfig(path);
        var cluster = new TestCluster(fleet, local, folder, KubeconfigLoader.Load(new KubeconfigOptions { Path = path }, TimeProvider.System));
        await ClusterSetup.InstallAsync(cluster.Admin);
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await _fleet.DisposeAsync();
        _folder.Dispose();
    }
}
