using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Bootstraps;
using Tombolo.Primary.Bootstraps.Steps;
using Tombolo.Primary.Identity;
using Tombolo.Primary.JoinTokens;
using Tombolo.Primary.Membership;
using Tombolo.Primary.Membership.Joining;
using Tombolo.Primary.Membership.Leaving;
using Tombolo.Primary.Membership.Tombstones;
using Tombolo.Primary.Trusts;
using Tombolo.Protocol.Handshake;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Identity;
using Tombolo.Runtime.Metrics;
using Tombolo.Testing.Metrics;

namespace Tombolo.Primary.Tests.Fleet;

/// <summary>One server of a primary, composed of the real parts over the API of a world; stopping it is the end of its process.</summary>
internal sealed class RunningPrimary : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TestMeterFactory _meters = new();
    private readonly JoinRegistrar _registrar;
    private readonly List<Task> _running = [];

    private RunningPrimary(PrimaryWorld world, PrimaryIdentity identity)
    {
        var (api, time, logs) = (world.Api, world.Time, world.Logs);
        var metrics = new RuntimeMetrics(_meters);
        Clusters = Informer(world, KnownResources.Cluster, ClusterInformer.Options);
        var bootstraps = Informer(world, KnownResources.Bootstrap, BootstrapInformer.Options);
        var tokens = Informer(world, KnownResources.Secret, JoinTokenInformer.Options);
        var trusts = Informer(world, KnownResources.ClusterTrust, TrustReader.Options);
        var namespaces = Informer(world, KnownResources.Namespace, FleetNamespaceInformer.Options);

        Identity = identity;
        Directory = new MemberDirectory(Clusters);
        Tombstones = new TombstoneStore(api, world.Context.K10Namespace, identity, logs.CreateLogger<TombstoneStore>());
        Departures = new MemberDepartures(api);
        var primaries = new PrimaryClusterFinder(Clusters, world.Context);
        var writer = new MemberWriter(api, logs.CreateLogger<MemberWriter>());
        _registrar = new JoinRegistrar(Clusters, new InformerFleet(Clusters), writer, Tombstones, Departures, time, logs.CreateLogger<JoinRegistrar>());
        Tokens = new JoinTokenDirectory(tokens, api);
        var notices = new JoinTokenNotices(world.Events, logs.CreateLogger<JoinTokenController>());
        Joins = new JoinHandler(
            identity, new ChallengeIssuer(time), Tokens, Directory, primaries, _registrar, notices, time, logs.CreateLogger<JoinHandler>())
        {
            Trusts = new TrustDesk(trusts, world.Events, time, logs.CreateLogger<TrustDesk>()),
        };

        var controllerLog = logs.CreateLogger<Controller<ResourceKey>>();
        var bootstrapping = new BootstrapController(
            api,
            bootstraps,
            Clusters,
            world.Context,
            new PromotionGate(api, world.Context),
            new ServerAccessStep(api, world.Context),
            new AccessStep(api),
            new PrimaryIdentitySource(new ClusterIdentityStore(api, world.Context.K10Namespace)),
            new PrimaryClusterStep(api, world.Context),
            new BootstrapStatusWriter(api, time),
            new BootstrapEvents(world.Events),
            metrics,
            time,
            logs.CreateLogger<BootstrapController>(),
            controllerLog);
        var tokenController = new JoinTokenController(
            api, tokens, Clusters, primaries, identity, world.Context, notices, metrics, time, logs.CreateLogger<JoinTokenController>(), controllerLog);
        var leaving = new ClusterLeaving(
            api,
            new LeaveInputReader(api, world.Connections, time),
            new MemberFarewell(world.Connections, Tombstones, time),
            Tombstones,
            new ClusterRelease(api, logs.CreateLogger<ClusterRelease>()),
            time,
            logs.CreateLogger<ClusterLeaving>());
        var membership = new MembershipController(Clusters, namespaces, world.Connections, new ClusterMarks(api, time), leaving, metrics, time, controllerLog);

        Func<CancellationToken, Task>[] loops =
        [
            Clusters.RunAsync, bootstraps.RunAsync, tokens.RunAsync, trusts.RunAsync, namespaces.RunAsync, bootstrapping.RunAsync, tokenController.RunAsync, membership.RunAsync,
        ];
        _running.AddRange(loops.Select(run => Task.Run(() => run(_stop.Token), CancellationToken.None)));
        Synced = Task.WhenAll(Clusters.WaitForSyncAsync(_stop.Token), tokens.WaitForSyncAsync(_stop.Token), trusts.WaitForSyncAsync(_stop.Token), bootstraps.WaitForSyncAsync(_stop.Token));
    }

    public ResourceInformer<Cluster> Clusters { get; }

    public PrimaryIdentity Identity { get; }

    public MemberDirectory Directory { get; }

    public TombstoneStore Tombstones { get; }

    public MemberDepartures Departures { get; }

    public JoinTokenDirectory Tokens { get; }

    public JoinHandler Joins { get; }

    public Task Synced { get; }

    /// <summary>Cancelled when the process ends: whoever waits for an answer of it gets none.</summary>
    public CancellationToken Stopped => _stop.Token;

    public static async Task<RunningPrimary> StartAsync(PrimaryWorld world, CancellationToken cancellationToken)
    {
        var identities = new PrimaryIdentitySource(new ClusterIdentityStore(world.Api, world.Context.K10Namespace));
        var primary = new RunningPrimary(world, await identities.GetAsync(cancellationToken));
        await primary.Tombstones.LoadAsync(cancellationToken);
        await primary.Synced;
        return primary;
    }

    /// <summary>Ends the process without a wait; safe to call from within one of its writes.</summary>
    public void Kill() => _stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Task.WhenAll(_running);
        _registrar.Dispose();
        Tombstones.Dispose();
        Identity.Dispose();
        _meters.Dispose();
        _stop.Dispose();
    }

    private static ResourceInformer<T> Informer<T>(PrimaryWorld world, ResourceType type, InformerOptions<T> options) =>
        new(world.Api, type, options, world.Time, world.Logs.CreateLogger<ResourceInformer<T>>());
}
