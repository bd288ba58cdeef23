using Tombolo.LocalKube;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Files;

namespace Tombolo.Conformance.Tests.Servers;

/// <summary>The servers of a test run, each started when first asked for, with the CRD of the cases in it.</summary>
public sealed class ApiServers : IAsyncDisposable
{
    private static readonly string[] Users = ["alice", "bob"];
    private readonly Lazy<Task<ApiServer>> _local;
    private readonly Lazy<Task<ApiServer>> _real;
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<LocalFleet>> _fleet;
    private ControlPlane? _plane;

    /// <summary>Starts nothing yet.</summary>
    public ApiServers()
    {
        _fleet = new(() => LocalFleet.StartAsync());
        _local = new(() => PrepareAsync(StartLocalAsync("conformance")));
        _real = new(() => PrepareAsync(StartRealAsync()));
    }

    /// <summary>The server of a kind.</summary>
    public Task<ApiServer> GetAsync(string kind) => kind == ServerKinds.Local ? _local.Value : _real.Value;

    /// <summary>A LocalKube cluster for one test alone, which may do to it what it likes; the caller disposes it.</summary>
    public Task<ApiServer> AddLocalAsync(string name) => PrepareAsync(StartLocalAsync(name));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { _local, _real }.Where(one => one is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            (await server.Value).Dispose();
        }

        if (_fleet.IsValueCreated)
        {
            await (await _fleet.Value).DisposeAsync();
        }

        if (_plane is not null)
        {
            await _plane.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task<ApiServer> StartLocalAsync(string name)
    {
        var binaries = await ControlPlaneBinaries.LocateAsync();
        var fleet = await _fleet.Value;
        var cluster = await fleet.AddAsync(new LocalClusterOptions { Name = name, Users = [.. Users.Select(user => new LocalUser(user, "devs"))] });
        var kubeconfig = _folder.PathOf($"{name}.kubeconfig");
        cluster.WriteKubeconfig(kubeconfig);
        var tokens = Users.Append("admin").ToDictionary(user => user, cluster.TokenFor, StringComparer.Ordinal);
        return new ApiServer(ServerKinds.Local, cluster.Url, cluster.Authority.Certificate, tokens, new KubectlRunner(binaries.Kubectl, kubeconfig, _folder.PathOf($"{name}.cache")))
        {
            CurrentKubectl = await CurrentKubectlAsync(kubeconfig),
            Compact = cluster.Compact,
        };
    }

    private async Task<ApiServer> StartRealAsync()
    {
        _plane = await ControlPlane.StartAsync(new ControlPlaneOptions { Name = "conformance", Users = [.. Users.Select(user => new ControlPlaneUser(user, "devs"))] });
        var tokens = Users.Append("admin").ToDictionary(user => user, user => TokenIn(_plane.KubeconfigFor(user)), StringComparer.Ordinal);
        return new ApiServer(ServerKinds.Real, _plane.Url, _plane.Authority.Certificate, tokens, _plane.Kubectl)
        {
            CurrentKubectl = await CurrentKubectlAsync(_plane.Kubectl.Kubeconfig),
        };
    }

    private async Task<KubectlRunner> CurrentKubectlAsync(string kubeconfig) =>
        new(await CurrentKubectl.LocateAsync(), kubeconfig, _folder.PathOf($"{Guid.NewGuid():n}.cache"));

    private static string TokenIn(string kubeconfig) =>
        File.ReadLines(kubeconfig).Select(line => line.Trim()).First(line => line.StartsWith("token:", StringComparison.Ordinal))["token:".Length..].Trim().Trim('"');

    private static async Task<ApiServer> PrepareAsync(Task<ApiServer> starting)
    {
        var server = await starting;
        using var stream = typeof(ApiServers).Assembly.GetManifestResourceStream("Servers/gadgets.json")!;
        using var reader = new StreamReader(stream);
        var made = await server.SendAsync("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", await reader.ReadToEndAsync());
        Assert.True(made.Code == 201, made.Body);
        await Waiting.UntilAsync("gadgets are served", async () => (await server.SendAsync("GET", "/apis/test.tombolo.io/v1/gadgets", body: (string?)null)).Code == 200);
        return server;
    }
}
