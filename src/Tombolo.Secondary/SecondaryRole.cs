using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Configuration.Proxies;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Identity;
using Tombolo.Runtime.Queues;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Access.WhoCan;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Apply.Planning;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Facts;
using Tombolo.Secondary.Join;
using Tombolo.Secondary.Leave;
using Tombolo.Secondary.Memberships;
using Tombolo.Secondary.Report;
using Tombolo.Secondary.Tunnel;

namespace Tombolo.Secondary;

/// <summary>Everything a cluster does as a member of a fleet: joins, stays connected, applies, leaves. Runs on the active server of a cluster.</summary>
public sealed class SecondaryRole
{
    private readonly RoleServices _services;
    private readonly ResourceInformer<Secret> _clusterInfo;
    private readonly X509Certificate2Collection _anchors;
    private readonly ConnectionMonitor _monitor;

    /// <param name="anchors">Trusted beside the system's when a primary is not pinned.</param>
    public SecondaryRole(RoleServices services, X509Certificate2Collection anchors)
    {
        ArgumentNullException.ThrowIfNull(services);
        _services = services;
        _anchors = anchors;
        _monitor = new ConnectionMonitor(services.Time);
        _clusterInfo = services.Informer(KnownResources.Secret, Named(WellKnownNames.ClusterInfo, CoreJsonContext.Default.Secret));
        Memberships = new MembershipSource(_clusterInfo, services.Context, services.Time, services.Loggers.CreateLogger<MembershipSource>());
    }

    /// <summary>Where a primary tells of its membership in its own fleet.</summary>
    public MembershipSource Memberships { get; }

    /// <summary>How the connection to the primary stands; meaningless without a membership.</summary>
    public ConnectionStatus Connection => _monitor.Status;

    /// <summary>Tells when the connection to the primary comes or goes, or does not come for another reason.</summary>
    public IDisposable SubscribeToConnection(Action<ConnectionStatus> changed) => _monitor.Subscribe(changed);

    /// <summary>The pages of this cluster, for people of the primary; null shows them none.</summary>
    public IClusterPages? Pages { get; init; }

    /// <summary>Leads to primaries; null for the network.</summary>
    internal IPrimaryHttpFactory? Https { get; init; }

    /// <summary>Runs until cancelled, which is no error. One run an instance.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (client, context, metrics, time, loggers) = _services;
        var informers = new JoinInformers(
            _services.Informer(KnownResources.Secret, Named(WellKnownNames.JoinSecret, CoreJsonContext.Default.Secret)),
            _services.Informer(KnownResources.ConfigMap, Named(WellKnownNames.JoinConfig, CoreJsonContext.Default.ConfigMap)),
            _services.Informer(KnownResources.Secret, Named(WellKnownNames.JoinStatus, CoreJsonContext.Default.Secret)),
            _clusterInfo,
            _services.Informer(KnownResources.ConfigMap, Named(WellKnownNames.Features, CoreJsonContext.Default.ConfigMap)),
            _services.Informer(KnownResources.ConfigMap, Named(WellKnownNames.KastenFeatures, CoreJsonContext.Default.ConfigMap)));
        var identityChanges = _services.Informer(KnownResources.Secret, new InformerOptions<string>
        {
            // Only that it changed matters here; the keys are read where they are used.
            Decode = secret => secret.Metadata.ResourceVersion,
            Namespace = context.K10Namespace,
            FieldSelector = $"metadata.name={WellKnownNames.Identity}",
        });
        var nodes = _services.Informer(KnownResources.Node, new InformerOptions<string> { Decode = node => node.Metadata.Name });

        using var network = new PrimaryHttpFactory(_anchors, new EnvironmentProxy(Environment.GetEnvironmentVariable), $"tombolo-server/{context.ServerVersion}", time);
        var https = Https ?? network;
        var identities = new ClusterIdentityStore(client, context.K10Namespace);
        var clusterInfo = new ClusterInfoStore(client, context.K10Namespace);
        var statuses = new JoinStatusStore(client, context.K10Namespace, time);
        var proxyAccount = new ProxyServiceAccount(client, context);
        var facts = new MemberFactsSource(client, nodes, context, time);
        var farewells = new FarewellSender(identities, https, Random.Shared, time, loggers.CreateLogger<FarewellSender>());
        var instance = Guid.NewGuid().ToString("N");

        var join = new JoinController(
            informers, identities, clusterInfo, statuses, new JoinHandshake(https, new IdentityTokens(client, context), context), proxyAccount, facts, context, loggers.CreateLogger<JoinController>());

        var end = new MembershipEnd(identities, clusterInfo, statuses, client, context);

        async Task LiveAsync(Membership? membership, CancellationToken ended)
        {
            // The primary forgets a member that says farewell; nothing of the membership may be left here by then.
            if (membership is { IsLocal: false } && await IsOverAsync(end, membership, ended))
            {
                return;
            }

            var farewell = UntilDoneAsync(farewells.RunAsync, ended);
            if (membership is null)
            {
                await farewell;
                return;
            }

            // An API server that fails now and then ends no membership.
            await UntilDoneAsync(until => LiveAsAsync(membership, until), ended);
            await farewell;
        }

        async Task LiveAsAsync(Membership membership, CancellationToken ended)
        {
            using var engine = new ApplyEngine(client, context, metrics, time, loggers) { IsPrimaryItself = membership.IsLocal };
            using var plans = new CopyPlanner(client, context, time);
            var leaving = new Leaving(engine, proxyAccount, end, loggers.CreateLogger<Leaving>());
            var connection = new PrimaryConnection(https, new AskHandler(leaving, new WhoCanReader(client, context), plans), new ReporterFactory(facts, time), _monitor, time)
            {
                // The primary is reached by its own people without one.
                Tunnels = membership.IsLocal || _services.Transport is not { } transport
                    ? null
                    : new TunnelFactory(transport, new PrimaryAccessConsent(() => informers.Config.TryGet(new ResourceKey(context.K10Namespace, WellKnownNames.JoinConfig), out var config) ? config : null, context.K10Namespace), time, loggers) { Pages = Pages },
            };
            var connections = new ConnectionLoop(connection, _monitor, Random.Shared, time, loggers.CreateLogger<ConnectionLoop>());
            IEpochStore epochs = membership.IsLocal ? new NoEpochStore() : new ClusterInfoEpochStore(client, context.K10Namespace);
            await new MemberAgent(identities, identityChanges, context.K10Namespace, epochs, engine, connections, leaving, Memberships, instance, time, loggers.CreateLogger<MemberAgent>()).RunAsync(membership, ended);
        }

        await using var group = new TaskGroup(cancellationToken);
        group.Run(((ResourceInformer<Secret>)informers.Join).RunAsync);
        group.Run(((ResourceInformer<ConfigMap>)informers.Config).RunAsync);
        group.Run(((ResourceInformer<Secret>)informers.Status).RunAsync);
        group.Run(((ResourceInformer<ConfigMap>)informers.Features).RunAsync);
        group.Run(((ResourceInformer<ConfigMap>)informers.KastenFeatures).RunAsync);
        group.Run(_clusterInfo.RunAsync);
        group.Run(nodes.RunAsync);
        group.Run(identityChanges.RunAsync);
        group.Run(stopping => RunJoinAsync(join, informers, identityChanges, stopping));
        group.Run(stopping => Memberships.FollowAsync(LiveAsync, stopping));
        await group.WaitAsync();
    }

    private async Task RunJoinAsync(JoinController join, JoinInformers informers, IResourceInformer<string> identityChanges, CancellationToken cancellationToken)
    {
        var key = _services.Context.K10Namespace;
        var backOff = new ExponentialBackOff { Base = TimeSpan.FromSeconds(1), Cap = TimeSpan.FromSeconds(60) };
        using var queue = new WorkQueue<string>(_services.Time, backOff);
        using var joins = informers.Join.Subscribe(_ => queue.Add(key));
        using var configs = informers.Config.Subscribe(_ => queue.Add(key));
        using var statuses = informers.Status.Subscribe(_ => queue.Add(key));
        using var memberships = informers.ClusterInfo.Subscribe(_ => queue.Add(key));
        using var features = informers.Features.Subscribe(_ => queue.Add(key));
        using var kastenFeatures = informers.KastenFeatures.Subscribe(_ => queue.Add(key));
        using var identities = identityChanges.Subscribe(_ => queue.Add(key));
        var controller = new Controller<string>(
            new ControllerOptions { Name = "join" },
            queue,
            join,
            [informers.Join.WaitForSyncAsync, informers.Config.WaitForSyncAsync, informers.Status.WaitForSyncAsync, informers.ClusterInfo.WaitForSyncAsync, informers.Features.WaitForSyncAsync, informers.KastenFeatures.WaitForSyncAsync],
            _services.Metrics,
            _services.Time,
            _services.Loggers.CreateLogger<Controller<string>>());
        await controller.RunAsync(cancellationToken);
    }

    private async Task<bool> IsOverAsync(MembershipEnd end, Membership membership, CancellationToken cancellationToken)
    {
        var isOver = false;
        await UntilDoneAsync(async until => isOver = await end.ResumeAsync(membership, until), cancellationToken);
        return isOver || cancellationToken.IsCancellationRequested;
    }

    /// <summary>Tries until it goes through; an API server that fails is no reason to end the role.</summary>
    private async Task UntilDoneAsync(Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await act(cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is KubernetesException or KubernetesUnreachableException)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), _services.Time, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private InformerOptions<T> Named<T>(string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> contract) => new()
    {
        Decode = Decoders.Typed(contract),
        Namespace = _services.Context.K10Namespace,
        FieldSelector = $"metadata.name={name}",
    };
}
