using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Access.Control;
using Tombolo.Primary.Access.WhoCan;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Asks;
using Tombolo.Primary.Hub.Duplicates;
using Tombolo.Primary.Hub.Farewells;
using Tombolo.Primary.Hub.Limits;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Reports;
using Tombolo.Primary.Hub.Restoration;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Hub.Status;
using Tombolo.Primary.Hub.Streams;
using Tombolo.Primary.Hub.Tunnels;
using Tombolo.Primary.Identity;
using Tombolo.Primary.JoinTokens;
using Tombolo.Primary.Membership;
using Tombolo.Primary.Membership.Joining;
using Tombolo.Primary.Membership.Leaving;
using Tombolo.Primary.Membership.Tombstones;
using Tombolo.Primary.Reach;
using Tombolo.Primary.Trusts;
using Tombolo.Protocol.Handshake;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Signals;

namespace Tombolo.Primary;

/// <summary>The fleet of a primary: tokens, members, what they are to hold, and the hub that tells them.</summary>
internal sealed class FleetRole(
    RoleServices services,
    HubGate gate,
    HubTerm term,
    PrimaryIdentity identity,
    ResourceInformer<Cluster> clusters,
    ResourceInformer<KubernetesObject> namespaces,
    IPrimaryHost host,
    Action<PrimarySelf?> selfChanged)
{
    /// <summary>Runs until cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (client, context, metrics, time, loggers) = services;
        var members = new MemberDirectory(clusters);
        var primaries = new PrimaryClusterFinder(clusters, context);
        var tokens = services.Informer(KnownResources.Secret, JoinTokenInformer.Options);
        var trusts = services.Informer(KnownResources.ClusterTrust, TrustReader.Options);
        using var tombstones = new TombstoneStore(client, context.K10Namespace, identity, loggers.CreateLogger<TombstoneStore>());
        await LoadAsync(tombstones, cancellationToken);

        var notices = new JoinTokenNotices(services.Events, loggers.CreateLogger<JoinTokenController>());
        var presence = new PresenceTable(time);
        var sessions = new SessionTable(time);
        var limits = new HubLimits(time);
        using var duplicates = new DuplicateIdentities(WasDuplicated, time);
        var epochs = new EpochWatch(term);
        var restoration = new RestorationGuard(
            epochs, clusters, context.ClusterUid, sessions, host, services.Events, time, loggers.CreateLogger<RestorationGuard>());
        var connections = new MemberConnections(sessions, presence);
        var asker = new FleetAsker(connections, time);
        var departures = new MemberDepartures(client);
        using var distributions = new DistributionEngine(
            services, term, context.Payloads, identity.FleetKey, clusters, namespaces, members, connections, asker, services.Events);
        var (sets, reports) = (distributions.Sets, distributions.Reports);
        var handshake = new SessionServer(identity.Key, time);
        var hub = new ActiveHub(
            term,
            context.ClusterUid,
            Joins(members, primaries, tokens, trusts, notices, tombstones, departures),
            new SessionOpener(
                handshake, members, new TombstoneDesk(handshake, tombstones, loggers.CreateLogger<TombstoneDesk>()), epochs, sessions, presence, limits, time),
            sessions,
            new FrameIntake(sessions, presence),
            new SyncHandler(sessions, presence, duplicates, sets),
            new ReportHandler(presence, reports),
            new AnswerHandler(departures),
            presence,
            sets,
            distributions.Details,
            duplicates,
            limits,
            time)
        {
            Members = members,
            Connections = connections,
            Access = new FleetAccessReader(distributions.Access, members, asker, context.ClusterUid),
            Plans = distributions.Plans,
            Reach = new ClusterReach(members, new TunnelDesk(sessions, connections, time), services.Transport, time),
        };
        duplicates.Ended = hub.SingleAgain;

        var statuses = new ClusterStatusController(
            client, clusters, presence, reports, sets, epochs, term, new ClusterEvents(services.Events), metrics, time, loggers.CreateLogger<Controller<ResourceKey>>());
        using var reported = reports.Subscribe(statuses.OnReport);
        using var changes = sets.Subscribe(names => Wake(members, sessions, names));

        await using var group = new TaskGroup(cancellationToken);
        group.Run(tokens.RunAsync);
        group.Run(trusts.RunAsync);
        group.Run(new TrustController(services, trusts).RunAsync);
        group.Run(distributions.RunAsync);
        group.Run(new BindingController(services, distributions.Access, distributions.Compilations, reports, members, connections, term).RunAsync);
        group.Run(Tokens(tokens, primaries, notices).RunAsync);
        group.Run(Membership(connections, tombstones).RunAsync);
        group.Run(statuses.RunAsync);
        group.Run(stopping => FollowSelfAsync(members, stopping));
        group.Run(restoration.RunAsync);
        restoration.ReadStored();
        gate.Open(hub);
        try
        {
            await group.WaitAsync();
        }
        finally
        {
            gate.Close();
            hub.Close(CloseNotice.Shutdown);
            selfChanged(null);
        }
    }

    private bool WasDuplicated(Member member) =>
        clusters.ListByIndex(ClusterInformer.ById, member.Id).Any(cluster => DuplicateCondition.IsSaid(cluster.Status?.Conditions));

    private JoinHandler Joins(
        MemberDirectory members,
        PrimaryClusterFinder primaries,
        ResourceInformer<JoinTokenRecord> tokens,
        ResourceInformer<TrustObject> trusts,
        JoinTokenNotices notices,
        TombstoneStore tombstones,
        MemberDepartures departures)
    {
        var (client, _, _, time, loggers) = services;
        var registrar = new JoinRegistrar(
            clusters,
            new InformerFleet(clusters),
            new MemberWriter(client, loggers.CreateLogger<MemberWriter>()),
            tombstones,
            departures,
            time,
            loggers.CreateLogger<JoinRegistrar>());
        return new JoinHandler(
            identity, new ChallengeIssuer(time), new JoinTokenDirectory(tokens, client), members, primaries, registrar, notices, time, loggers.CreateLogger<JoinHandler>())
        {
            Trusts = new TrustDesk(trusts, services.Events, time, loggers.CreateLogger<TrustDesk>()),
        };
    }

    private JoinTokenController Tokens(ResourceInformer<JoinTokenRecord> tokens, PrimaryClusterFinder primaries, JoinTokenNotices notices)
    {
        var (client, context, metrics, time, loggers) = services;
        return new JoinTokenController(
            client,
            tokens,
            clusters,
            primaries,
            identity,
            context,
            notices,
            metrics,
            time,
            loggers.CreateLogger<JoinTokenController>(),
            loggers.CreateLogger<Controller<ResourceKey>>());
    }

    private MembershipController Membership(MemberConnections connections, TombstoneStore tombstones)
    {
        var (client, _, metrics, time, loggers) = services;
        var leaving = new ClusterLeaving(
            client,
            new LeaveInputReader(client, connections, time),
            new MemberFarewell(connections, tombstones, time),
            tombstones,
            new ClusterRelease(client, loggers.CreateLogger<ClusterRelease>()),
            time,
            loggers.CreateLogger<ClusterLeaving>());
        return new MembershipController(
            clusters, namespaces, connections, new ClusterMarks(client, time), leaving, metrics, time, loggers.CreateLogger<Controller<ResourceKey>>());
    }

    /// <summary>Tells of this cluster's own membership whenever its Cluster changes.</summary>
    private async Task FollowSelfAsync(MemberDirectory members, CancellationToken cancellationToken)
    {
        var changed = new AsyncSignal(services.Time);
        using var subscription = clusters.Subscribe(_ => changed.Set());
        PrimarySelf? told = null;
        while (true)
        {
            var self = members.TryGetById(services.Context.ClusterUid, out var member) && member.IsPrimary
                ? new PrimarySelf(member.Name, member.Incarnation, member.KeyThumbprint)
                : null;
            if (self != told)
            {
                selfChanged(self);
                told = self;
            }

            await changed.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    private static void Wake(MemberDirectory members, SessionTable sessions, IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            if (members.TryGetByName(name, out var member))
            {
                sessions.FindLive(member.Id)?.Wake.Set();
            }
        }
    }

    private async Task LoadAsync(TombstoneStore tombstones, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await tombstones.LoadAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is Kubernetes.Errors.KubernetesException or Kubernetes.Errors.KubernetesUnreachableException)
            {
                await Task.Delay(TimeSpan.FromSeconds(2), services.Time, cancellationToken);
            }
        }
    }
}
