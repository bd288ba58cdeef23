using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.LocalKube;
using Tombolo.Runtime.Metrics;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Metrics;
using Tombolo.Testing.Servers;

namespace Tombolo.FleetSimulation;

/// <summary>One primary in a process of its own, many secondaries in this one: they join, receive a profile, receive a change, and rest; each step is timed and weighed.</summary>
internal sealed class Simulation(int size, TimeSpan patience, TextWriter output) : IAsyncDisposable
{
    private const int Parallelism = 8;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("tombolo-fleet-simulation-").FullName;
    private readonly List<SimulatedMember> _members = [];
    private readonly List<Task> _running = [];
    private readonly TestMeterFactory _meters = new();
    private readonly CancellationTokenSource _stop = new();
    private LocalFleet? _fleet;
    private TomboloServer? _server;
    private KubernetesClient? _primary;

    /// <summary>Tells whether every step came to its end in time.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        _fleet = await LocalFleet.StartAsync(cancellationToken: cancellationToken);
        var primary = await StartPrimaryAsync(_fleet, cancellationToken);
        Report("primary", TimeSpan.Zero);
        var watch = Stopwatch.StartNew();
        var clusters = await AddClustersAsync(_fleet, cancellationToken);
        Report($"{size} clusters with Tombolo's manifests", watch.Elapsed);
        watch.Restart();
        var token = await PromoteAsync(primary, cancellationToken);
        await StartMembersAsync(clusters, token, cancellationToken);
        var joined = await UntilAsync(async () => await CountConnectedAsync(cancellationToken) >= size + 1, cancellationToken);
        Report($"{size} secondaries joined and connected", watch.Elapsed);
        if (!joined)
        {
            return false;
        }

        watch.Restart();
        await primary.ApplyAsync(FleetManifests.Profile() + "\n---\n" + FleetManifests.Distribution("baseline"), cancellationToken);
        var distributed = await UntilAsync(() => IsSyncedAsync(cancellationToken), cancellationToken);
        Report("a profile and its credentials on every cluster", watch.Elapsed);
        var before = Usage.Of(Process.GetCurrentProcess());
        await Task.Delay(Rest, TimeProvider.System, cancellationToken);
        var share = (Usage.Of(Process.GetCurrentProcess()).Processor - before.Processor) / Rest;
        Report($"at rest, {share:P0} of one processor", Rest);
        return distributed;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _members.ForEach(member => member.Dispose());
        _primary?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_fleet is not null)
        {
            await _fleet.DisposeAsync();
        }

        _meters.Dispose();
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<SimulatedCluster> StartPrimaryAsync(LocalFleet fleet, CancellationToken cancellationToken)
    {
        var cluster = new SimulatedCluster(await fleet.AddAsync(SimulatedCluster.Options("primary"), cancellationToken));
        await cluster.ApplyAsync(Manifest.Install, cancellationToken);
        var kubeconfig = Path.Combine(_folder, "primary.kubeconfig");
        cluster.Cluster.WriteKubeconfig(kubeconfig, SimulatedCluster.ServerUser);
        _server = new TomboloServer(new TomboloServerOptions
        {
            Name = "primary",
            Folder = Path.Combine(_folder, "primary"),
            Kubeconfig = kubeconfig,
            Port = LoopbackPorts.Take(),
        });
        _server.Start();
        _primary = cluster.Connect("admin", "tombolo-fleet");
        return cluster;
    }

    private async Task<SimulatedCluster[]> AddClustersAsync(LocalFleet fleet, CancellationToken cancellationToken)
    {
        var clusters = new SimulatedCluster[size];
        await Parallel.ForAsync(0, size, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, async (index, cancelled) =>
        {
            clusters[index] = new SimulatedCluster(await fleet.AddAsync(SimulatedCluster.Options($"member-{index}"), cancelled));
            await clusters[index].ApplyAsync(Manifest.Install, cancelled);
        });
        return clusters;
    }

    private async Task<string> PromoteAsync(SimulatedCluster primary, CancellationToken cancellationToken)
    {
        await primary.ApplyAsync(
            string.Join("\n---\n", FleetManifests.Namespace, FleetManifests.Bootstrap(_server!.PublicUrl), FleetManifests.JoinToken()), cancellationToken);
        var token = "";
        await UntilAsync(
            async () =>
            {
                var secret = (await _primary!.GetAsync(KnownResources.Secret, new ResourceKey("kasten-io-mc", "paris-token"), cancellationToken)).Value.ToDocument();
                token = secret.RootElement.TryGetProperty("data", out var data) && data.TryGetProperty("token", out var encoded)
                    ? Encoding.ASCII.GetString(encoded.GetBytesFromBase64())
                    : "";
                return token.Length > 0;
            },
            cancellationToken);
        return token;
    }

    private Task StartMembersAsync(SimulatedCluster[] clusters, string token, CancellationToken cancellationToken)
    {
        var metrics = new RuntimeMetrics(_meters);
        foreach (var cluster in clusters)
        {
            var member = new SimulatedMember(cluster, metrics, NullLoggerFactory.Instance);
            _members.Add(member);
            _running.Add(Task.Run(() => RunMemberAsync(member), cancellationToken));
        }

        return Parallel.ForEachAsync(clusters, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, async (cluster, cancelled) =>
        {
            var config = FleetManifests.JoinConfig(cluster.Cluster.Name, "allow-insecure-primary-ingress: \"true\"");
            await cluster.ApplyAsync(config + "\n---\n" + FleetManifests.Join(token), cancelled);
        });
    }

    private async Task RunMemberAsync(SimulatedMember member)
    {
        try
        {
            await member.RunAsync(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The way to stop.
        }
    }

    private async Task<int> CountConnectedAsync(CancellationToken cancellationToken)
    {
        var listed = await _primary!.ListAllAsync(KnownResources.Cluster, new ListOptions { Namespace = "kasten-io-mc" }, cancellationToken);
        return listed.Value.Items.Count(item =>
        {
            using var document = item.ToDocument();
            return document.RootElement.TryGetProperty("status", out var status) && status.TryGetProperty("state", out var state) && state.ValueEquals("Connected");
        });
    }

    private async Task<bool> IsSyncedAsync(CancellationToken cancellationToken)
    {
        var found = await _primary!.GetAsync(KnownResources.Distribution, new ResourceKey("kasten-io-mc", "baseline"), cancellationToken);
        using var document = found.Value.ToDocument();
        return document.RootElement.TryGetProperty("status", out var status) && status.TryGetProperty("state", out var state) && state.ValueEquals("Synced");
    }

    private async Task<bool> UntilAsync(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > patience)
            {
                output.WriteLine($"not within {patience.TotalMinutes:0} minutes");
                return false;
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }

        return true;
    }

    private void Report(string step, TimeSpan took)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var own = Usage.Of(Process.GetCurrentProcess());
        var primary = Usage.Find(Path.Combine(_folder, "primary")) is { } process ? Usage.Of(process) : default;
        output.WriteLine(
            $"{step,-50} {took.TotalSeconds,7:0.0} s | fleet {own.Megabytes,6:0} MiB, {own.Megabytes * 1024 / size,6:0} KiB a member, heap {heap / 1048576,5} MiB, cpu {own.Processor.TotalSeconds,5:0} s"
            + $" | primary {primary.Megabytes,5:0} MiB, cpu {primary.Processor.TotalSeconds,5:0} s | together {own.Megabytes + primary.Megabytes,6:0} MiB");
    }
}
