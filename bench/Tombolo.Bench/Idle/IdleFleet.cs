using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Hub;
using Tombolo.Runtime.Metrics;
using Tombolo.Testing.Metrics;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Bench.Idle;

/// <summary>A primary and its members on one clock that moves only when it is told to.</summary>
internal sealed class IdleFleet(Rest rest) : IAsyncDisposable
{
    private const string Fleet = WellKnownNamespaces.MultiCluster;
    private static readonly Uri Primary = new("https://primary.test/k10");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Due times that are closer together than this are one.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly ManualTimeProvider _time = new();
    private readonly TestMeterFactory _meters = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private IdleIngress? _ingress;

    /// <summary>The primary is the first.</summary>
    public IReadOnlyList<IdleCluster> Clusters { get; private set; } = [];

    /// <summary>Starts all servers, and has all members join and be in sync with every Distribution.</summary>
    /// <exception cref="TimeoutException">They are not.</exception>
    public async Task FormAsync(int members, int distributions, CancellationToken cancellationToken)
    {
        Clusters = [.. Enumerable.Range(0, members + 1).Select(index => new IdleCluster(index == 0 ? "hub" : $"member-{index}", Primary, _time))];
        var gate = new HubGate();
        _ingress = await IdleIngress.StartAsync(gate, _time, cancellationToken);
        var metrics = new RuntimeMetrics(_meters);
        foreach (var cluster in Clusters)
        {
            var server = new IdleServer(cluster, cluster == Clusters[0] ? gate : null, _ingress, metrics, _time);
            _running.Add(Task.Run(() => server.RunAsync(_stop.Token), cancellationToken));
        }

        await Clusters[0].CreateAsync(KnownResources.Bootstrap, Fleet, "bootstrap-primary", $$"""
            { "spec": { "clusters": { "hub": { "name": "hub", "primary": true, "k10": { "namespace": "kasten-io", "releaseName": "k10", "ingress": { "url": "{{Primary}}" } } } } } }
            """, cancellationToken);
        await Clusters[0].CreateAsync(KnownResources.Secret, Fleet, "token", $$"""{ "type": "{{SecretTypes.JoinToken}}" }""", cancellationToken);
        for (var index = 0; index < distributions; index++)
        {
            await CreateDistributionAsync($"settings-{index}", cancellationToken);
        }

        string? token = null;
        await UntilAsync("the join token is filled", async () => (token = await TokenAsync(cancellationToken)) is not null);
        foreach (var cluster in Clusters.Skip(1))
        {
            var config = $$"""{ "data": { "{{JoinConfigKeys.ClusterName}}": "{{cluster.Name}}" } }""";
            await cluster.CreateAsync(KnownResources.ConfigMap, IdleCluster.Namespace, WellKnownNames.JoinConfig, config, cancellationToken);
            await cluster.CreateAsync(KnownResources.Secret, IdleCluster.Namespace, WellKnownNames.JoinSecret, $$"""{ "data": { "token": "{{token}}" } }""", cancellationToken);
        }

        await UntilAsync("all members are connected", () => AreAllAsync(KnownResources.Cluster, "Connected", members + 1, cancellationToken));
        await UntilAsync("all Distributions are in sync", () => AreAllAsync(KnownResources.Distribution, "Synced", distributions, cancellationToken));
    }

    /// <summary>Time passes, and everything happens that is due.</summary>
    public Task PassAsync(TimeSpan time) => rest.PassAsync(_time, time, Step);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        while (!Task.WhenAll(_running).IsCompleted)
        {
            await PassAsync(TimeSpan.FromSeconds(1));
        }

        if (_ingress is not null)
        {
            await _ingress.DisposeAsync();
        }

        _meters.Dispose();
        _stop.Dispose();
    }

    private async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var end = _time.GetUtcNow() + Patience;
        while (!await isSo())
        {
            if (_time.GetUtcNow() > end)
            {
                throw new TimeoutException($"not so after {Patience}: {what}");
            }

            await PassAsync(TimeSpan.FromSeconds(1));
        }
    }

    private async Task CreateDistributionAsync(string name, CancellationToken cancellationToken)
    {
        await Clusters[0].CreateAsync(KnownResources.ConfigMap, Fleet, name, """{ "data": { "text": "value" } }""", cancellationToken);
        await Clusters[0].CreateAsync(KnownResources.Distribution, Fleet, name, $$"""
            { "spec": { "clusters": [ { "selector": "" } ], "sources": [ { "ref": { "apiVersion": "v1", "kind": "ConfigMap", "name": "{{name}}", "namespace": "{{Fleet}}" } } ] } }
            """, cancellationToken);
    }

    private async Task<string?> TokenAsync(CancellationToken cancellationToken) =>
        (string?)(await Clusters[0].FindAsync(KnownResources.Secret, Fleet, "token", cancellationToken))?["data"]?["token"];

    private async Task<bool> AreAllAsync(ResourceType type, string state, int count, CancellationToken cancellationToken)
    {
        var listed = await Clusters[0].Api.ListAsync(type, new ListOptions { Namespace = Fleet }, cancellationToken);
        return listed.Value.Items.Count(item => (string?)JsonNode.Parse(item.Json.Span)?["status"]?["state"] == state) == count;
    }
}
