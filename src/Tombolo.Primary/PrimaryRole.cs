using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Bootstraps;
using Tombolo.Primary.Bootstraps.Steps;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Identity;
using Tombolo.Primary.Membership;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Identity;
using Tombolo.Runtime.Signals;

namespace Tombolo.Primary;

/// <summary>
/// Everything a cluster does as, or on its way to, a primary. Bootstraps are always looked after; the fleet only once there is one.
/// Runs on the active server of a cluster.
/// </summary>
/// <param name="host">The process this runs in.</param>
/// <param name="selfChanged">Told of this cluster's membership in its own fleet; null when it has none.</param>
public sealed class PrimaryRole(RoleServices services, HubGate gate, HubTerm term, IPrimaryHost host, Action<PrimarySelf?> selfChanged)
{
    private readonly ResourceInformer<KubernetesObject> _bootstraps = services.Informer(KnownResources.Bootstrap, BootstrapInformer.Options);
    private readonly ResourceInformer<Cluster> _clusters = services.Informer(KnownResources.Cluster, ClusterInformer.Options);
    private readonly ResourceInformer<KubernetesObject> _namespaces = services.Informer(KnownResources.Namespace, FleetNamespaceInformer.Options);
    private readonly ClusterIdentityStore _identities = new(services.Client, services.Context.K10Namespace);

    /// <summary>Runs until cancelled, which is no error. One run an instance.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var identities = new PrimaryIdentitySource(_identities);
        await using var group = new TaskGroup(cancellationToken);
        group.Run(_bootstraps.RunAsync);
        group.Run(_clusters.RunAsync);
        group.Run(_namespaces.RunAsync);
        group.Run(Bootstraps(identities).RunAsync);
        group.Run(stopping => RunFleetAsync(identities, stopping));
        await group.WaitAsync();
    }

    private BootstrapController Bootstraps(PrimaryIdentitySource identities)
    {
        var (client, context, metrics, time, loggers) = services;
        return new BootstrapController(
            client,
            _bootstraps,
            _clusters,
            context,
            new PromotionGate(client, context),
            new ServerAccessStep(client, context),
            new AccessStep(client),
            identities,
            new PrimaryClusterStep(client, context),
            new BootstrapStatusWriter(client, time),
            new BootstrapEvents(services.Events),
            metrics,
            time,
            loggers.CreateLogger<BootstrapController>(),
            loggers.CreateLogger<Controller<ResourceKey>>());
    }

    /// <summary>Runs the fleet for as long as there is one to look after, and begins again when there is a new one.</summary>
    private async Task RunFleetAsync(PrimaryIdentitySource identities, CancellationToken cancellationToken)
    {
        var changed = new AsyncSignal(services.Time);
        using var clusters = _clusters.Subscribe(_ => changed.Set());
        using var namespaces = _namespaces.Subscribe(_ => changed.Set());
        await _clusters.WaitForSyncAsync(cancellationToken);
        await _namespaces.WaitForSyncAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            while (!await HasFleetAsync(cancellationToken))
            {
                await BidFarewellUntilAsync(changed, identities, cancellationToken);
            }

            var identity = await identities.GetAsync(cancellationToken);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var fleet = new FleetRole(services, gate, term, identity, _clusters, _namespaces, host, selfChanged).RunAsync(ended.Token);
            try
            {
                // Asked first: after a cancellation this goes on inside of it, and it reaches the fleet only when this really waits.
                while (!cancellationToken.IsCancellationRequested && !fleet.IsCompleted && await HasFleetAsync(cancellationToken))
                {
                    await Task.WhenAny(changed.WaitAsync(Timeout.InfiniteTimeSpan, ended.Token), fleet);
                }
            }
            finally
            {
                await ended.CancelAsync();
                await fleet;
            }
        }
    }

    /// <summary>Without a fleet there may still be former members to be told, until something changes.</summary>
    private async Task BidFarewellUntilAsync(AsyncSignal changed, PrimaryIdentitySource identities, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var farewells = new FarewellRole(services, gate, _identities, identities).RunAsync(over.Token);
        try
        {
            await changed.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await farewells;
        }
    }

    /// <summary>
    /// A primary Cluster, or what is left of a fleet: as long as its namespace is there, members and finalizers may wait for us.
    /// </summary>
    private async Task<bool> HasFleetAsync(CancellationToken cancellationToken) =>
        _namespaces.TryGet(new ResourceKey("", WellKnownNamespaces.MultiCluster), out _)
        && (new PrimaryClusterFinder(_clusters, services.Context).Find() is not null
            || await _identities.FindAsync(cancellationToken) is { FleetKey: not null });
}
