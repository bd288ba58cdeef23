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

/// <summary>One primary in a process of its own, and many real secondaries in this one, each with a cluster in memory. Grown step by step.</summary>
internal sealed class SimulatedFleet : IAsyncDisposable
{
    private const int Parallelism = 8;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly List<SimulatedMember> _members = [];
    private readonly List<Task> _running = [];
    private readonly TestMeterFactory _meters = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly LocalFleet _fleet;
    private readonly SimulatedFleetOptions _options;

    private SimulatedFleet(LocalFleet fleet, SimulatedCluster primary, TomboloServer server, string folder, SimulatedFleetOptions options)
    {
        (_fleet, PrimaryCluster, Server, Folder, _options) = (fleet, primary, server, folder, options);
        Primary = primary.Connect("admin", "tombolo-fleet");
    }

    /// <summary>The cluster of the primary.</summary>
    public SimulatedCluster PrimaryCluster { get; }

    /// <summary>A client of the primary's cluster, as its administrator.</summary>
    public KubernetesClient Primary { get; }

    /// <summary>The process of the primary.</summary>
    public TomboloServer Server { get; }

    /// <summary>The folder of its data; the command lines of its processes name it.</summary>
    public string Folder { get; }

    /// <summary>The clusters of the members.</summary>
    public SimulatedCluster[] Clusters { get; private set; } = [];

    /// <summary>The primary alone; its server is started and need not be ready.</summary>
    public static async Task<SimulatedFleet> StartAsync(SimulatedFleetOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("tombolo-fleet-simulation-").FullName;
        var fleet = await LocalFleet.StartAsync(cancellationToken: cancellationToken);
        var cluster = new SimulatedCluster(await fleet.AddAsync(SimulatedCluster.Options("primary", options.AuditCapacity), cancellationToken));
        await cluster.ApplyAsync(Manifest.Install, cancellationToken);
        var kubeconfig = Path.Combine(folder, "primary.kubeconfig");
        cluster.Cluster.WriteKubeconfig(kubeconfig, SimulatedCluster.ServerUser);
        var tls = options.Https ? ServerCertificate.Write(fleet.Authority, folder) : ((string Certificate, string Key)?)null;
        var server = new TomboloServer(new TomboloServerOptions
        {
            Name = "primary",
            Folder = Path.Combine(folder, "primary"),
            Kubeconfig = kubeconfig,
            Port = LoopbackPorts.Take(),
            Tls = tls,
            Arguments =
            [
                .. tls is { } files ? (string[])["--pinned-certificates", files.Certificate] : [],
                .. options.UsualLease ? (string[])["--lease-duration", "30s", "--lease-renew-interval", "10s"] : [],
            ],
            Environment = options.Environment,
        });
        server.Start();
        return new SimulatedFleet(fleet, cluster, server, folder, options);
    }

    /// <summary>Clusters with Tombolo's manifests, which nobody serves yet.</summary>
    public async Task AddClustersAsync(int count, CancellationToken cancellationToken)
    {
        Clusters = new SimulatedCluster[count];
        await Parallel.ForAsync(0, count, Degree(cancellationToken), async (index, cancelled) =>
        {
            Clusters[index] = new SimulatedCluster(await _fleet.AddAsync(SimulatedCluster.Options($"member-{index}", _options.AuditCapacity), cancelled));
            await Clusters[index].ApplyAsync(Manifest.Install, cancelled);
        });
    }

    /// <summary>Makes the primary one.</summary>
    /// <returns>A join token.</returns>
    public async Task<string> PromoteAsync(CancellationToken cancellationToken)
    {
        await PrimaryCluster.ApplyAsync(string.Join("\n---\n", FleetManifests.Namespace, FleetManifests.Bootstrap(Server.PublicUrl), FleetManifests.JoinToken()), cancellationToken);
        while (true)
        {
            var secret = await Primary.GetAsync(KnownResources.Secret, new ResourceKey("kasten-io-mc", "paris-token"), cancellationToken);
            using var document = secret.Value.ToDocument();
            if (document.RootElement.TryGetProperty("data", out var data) && data.TryGetProperty("token", out var encoded))
            {
                return Encoding.ASCII.GetString(encoded.GetBytesFromBase64());
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Starts a secondary on each cluster and has it join; it need not be connected when this returns.</summary>
    public Task StartMembersAsync(string token, CancellationToken cancellationToken)
    {
        var metrics = new RuntimeMetrics(_meters);
        foreach (var cluster in Clusters)
        {
            var member = new SimulatedMember(cluster, metrics, NullLoggerFactory.Instance);
            _members.Add(member);
            _running.Add(Task.Run(() => RunMemberAsync(member), cancellationToken));
        }

        return Parallel.ForEachAsync(Clusters, Degree(cancellationToken), async (cluster, cancelled) =>
        {
            var config = FleetManifests.JoinConfig(cluster.Cluster.Name, "allow-insecure-primary-ingress: \"true\"");
            await cluster.ApplyAsync(config + "\n---\n" + FleetManifests.Join(token), cancelled);
        });
    }

    /// <summary>Puts the Profile, which a Distribution sends to everybody, into its next state.</summary>
    public async Task ChangeProfileAsync(int round, CancellationToken cancellationToken)
    {
        var manifest = Manifest.Read(FleetManifests.ProfileAlone("kasten-io-mc", bucket: Bucket(round))).Single();
        var options = new ApplyOptions { FieldManager = "tombolo-fleet", Force = true };
        _ = (await Primary.ApplyAsync(manifest.Type, manifest.Key, manifest.Yaml, options, cancellationToken)).Value;
    }

    /// <summary>What differs in the Profile from round to round.</summary>
    public static string Bucket(int round) => $"backups-{round:00000}";

    /// <summary>All members and the primary itself are connected.</summary>
    public async Task<bool> AreConnectedAsync(CancellationToken cancellationToken)
    {
        var listed = await Primary.ListAllAsync(KnownResources.Cluster, new ListOptions { Namespace = "kasten-io-mc" }, cancellationToken);
        return listed.Value.Items.Count(item => HasState(item, "Connected")) >= Clusters.Length + 1;
    }

    /// <summary>Every Distribution is on all its targets.</summary>
    public async Task<bool> AreSyncedAsync(CancellationToken cancellationToken)
    {
        var listed = await Primary.ListAllAsync(KnownResources.Distribution, new ListOptions { Namespace = "kasten-io-mc" }, cancellationToken);
        return listed.Value.Items.All(item => HasState(item, "Synced"));
    }

    /// <summary>Looks again and again until it is so; false when it is not in time.</summary>
    public static async Task<bool> UntilAsync(Func<CancellationToken, Task<bool>> condition, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition(cancellationToken))
        {
            if (TimeProvider.System.GetElapsedTime(start) > patience)
            {
                return false;
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _members.ForEach(member => member.Dispose());
        Primary.Dispose();
        await Server.DisposeAsync();
        await _fleet.DisposeAsync();
        _meters.Dispose();
        _stop.Dispose();
        Directory.Delete(Folder, recursive: true);
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

    private static bool HasState(Kubernetes.Objects.KubernetesObject item, string wanted)
    {
        using var document = item.ToDocument();
        return document.RootElement.TryGetProperty("status", out var status) && status.TryGetProperty("state", out var state) && state.ValueEquals(wanted);
    }

    private static ParallelOptions Degree(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
}
