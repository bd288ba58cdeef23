using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Discovery;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Access;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Control;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Details;
using Tombolo.Primary.Distributions.Plans;
using Tombolo.Primary.Distributions.Removals;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Primary.Distributions.Sources;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Asks;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Sets;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Events;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Primary.Distributions;

/// <summary>
/// Everything about Distributions of one term, put together: reads Distributions and global resources, keeps what every cluster is to hold, and
/// says how it stands.
/// </summary>
internal sealed class DistributionEngine : IDisposable
{
    private readonly ResourceInformer<DistributionObject> _distributions;
    private readonly SourceInformers _sources;
    private readonly DesiredSets _sets;
    private readonly DistributionController _controller;
    private readonly DistributionPlans _plans;
    private readonly FleetKey _fleetKey;
    private readonly IDisposable _stored;

    /// <param name="clusters">Run by the caller, as <paramref name="namespaces"/> is.</param>
    /// <param name="namespaces">Of the namespace <c>kasten-io-mc</c> at least.</param>
    /// <param name="fleetKey">The key of all etags.</param>
    /// <exception cref="InvalidDataException">The fleet key is damaged.</exception>
    public DistributionEngine(
        RoleServices services,
        HubTerm term,
        PayloadPolicy payloads,
        ReadOnlyMemory<byte> fleetKey,
        IResourceInformer<Cluster> clusters,
        IResourceInformer<KubernetesObject> namespaces,
        IMemberDirectory members,
        IMemberConnections connections,
        FleetAsker asker,
        IEventRecorder events)
    {
        var (client, _, metrics, time, loggers) = services;
        if (!FleetKey.TryImport(fleetKey.Span, out var key))
        {
            throw new InvalidDataException(
                $"Secret {WellKnownNames.Identity} holds a fleet key of {fleetKey.Length} bytes instead of {FleetKey.Length}; restore it from a backup");
        }

        _fleetKey = key;
        var mapper = new ResourceMapper(client, new ResourceMapperOptions(), time);
        _distributions = services.Informer(KnownResources.Distribution, new InformerOptions<DistributionObject>
        {
            Namespace = WellKnownNamespaces.MultiCluster,
            Decode = new DistributionReader(payloads).Read,
        });
        _sources = new SourceInformers(services, payloads, new ServedKinds(mapper, time, loggers.CreateLogger<ServedKinds>()));
        Reports = new TargetReports();
        _stored = new StoredReports(Reports, payloads).Follow(clusters);
        var fleetNamespace = new FleetNamespace(client, namespaces);
        Access = new AccessSets(services, key);
        _sets = new DesiredSets(
            new DistributionCompiler(new ItemEncoder(key)), _distributions, _sources, clusters, members, fleetNamespace, Access, time, loggers.CreateLogger<DesiredSets>());
        _plans = new DistributionPlans(
            _sets.Snapshot, new PlanCompiler(new ItemEncoder(key), time, new ClusterHolds(clusters).Of), payloads, members, asker);
        var board = new TargetBoard(_sets, Reports, members, connections, term, time);
        var describer = new TargetDescriber(_sets, Reports);
        Details = new DistributionDetails(_sets, payloads, board, describer, new TargetExplainer(_sets, board, describer, members, connections, term));
        _controller = new DistributionController(
            client,
            _distributions,
            _sets,
            board,
            fleetNamespace,
            new StoredHolds(clusters),
            new DistributionStatusWriter(client),
            new DistributionEvents(events),
            metrics,
            time,
            loggers.CreateLogger<DistributionController>(),
            loggers.CreateLogger<Controller<string>>());
    }

    /// <summary>What every cluster is to hold.</summary>
    public IDesiredSets Sets => _sets;

    /// <summary>How it was computed.</summary>
    public ICompilations Compilations => _sets;

    /// <summary>What is bound; part of the sets.</summary>
    public AccessSets Access { get; }

    /// <summary>Takes what the clusters report.</summary>
    public TargetReports Reports { get; }

    public IDistributionDetails Details { get; }

    public IDistributionPlans Plans => _plans;

    /// <summary>For readiness.</summary>
    public IEnumerable<IInformer> Informers => [_distributions, .. _sources.All];

    /// <summary>Runs until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var group = new TaskGroup(cancellationToken);
        group.Run(_distributions.RunAsync);
        group.Run(_sources.RunAsync);
        group.Run(Access.RunAsync);
        group.Run(_sets.RunAsync);
        group.Run(_controller.RunAsync);
        await group.WaitAsync();
    }

    public void Dispose()
    {
        _stored.Dispose();
        _plans.Dispose();
        _fleetKey.Dispose();
    }
}
