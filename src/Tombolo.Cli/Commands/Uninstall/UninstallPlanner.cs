using Tombolo.Api.Kasten;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Cli.Commands.Status;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Uninstall;

/// <summary>Finds what Tombolo put into a cluster.</summary>
internal sealed class UninstallPlanner(ClusterConnection connection, TimeProvider time)
{
    private const string PartOfTombolo = "app.kubernetes.io/part-of=tombolo";
    private const string ManagedByTombolo = $"{Labels.ManagedBy}={Labels.ManagedByTombolo}";

    private static readonly ResourceType[] FleetKinds =
        [KnownResources.Distribution, KnownResources.Cluster, KnownResources.Bootstrap, KnownResources.K10ClusterRoleBinding, KnownResources.K10ClusterRole];

    private readonly IKubernetesClient _client = connection.Client;
    private readonly List<Removal> _removals = [];

    /// <exception cref="CommandFailedException">The API server does not tell.</exception>
    public async Task<UninstallPlan> PlanAsync(bool removesCopies, CancellationToken cancellationToken)
    {
        var isKastenOn = await FindAsync(KnownResources.Deployment, WellKnownNames.KastenControllerManager, cancellationToken) is { } deployment && IsMultiClusterOn(deployment);
        var lease = await FindAsync(KnownResources.Lease, WellKnownNames.ServerLease, cancellationToken) is { } found ? ServerLeaseReader.Read(found) : null;
        foreach (var kind in PayloadPolicy.Default.Kinds)
        {
            await AddCopiesAsync(kind, removesCopies, cancellationToken);
        }

        var members = isKastenOn ? [] : await AddFleetAsync(cancellationToken);
        await AddServerAsync(isKastenOn, cancellationToken);
        await AddRightsAsync(cancellationToken);
        var removals = _removals.DistinctBy(removal => removal.Uid).ToList();
        return new UninstallPlan(removals, members, lease is not null && lease.IsLive(time.GetUtcNow()) ? lease.Holder : null, isKastenOn);
    }

    // The objects of the fleet, and the names of its secondaries.
    private async Task<IReadOnlyList<string>> AddFleetAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> members = [];
        foreach (var kind in FleetKinds)
        {
            var found = await ListAsync(kind, WellKnownNamespaces.MultiCluster, null, null, cancellationToken);
            Add(kind, found);
            if (kind == KnownResources.Cluster)
            {
                members = [.. found.Where(cluster => cluster.Metadata.Labels.GetValueOrDefault(Labels.ClusterType) != ClusterTypes.Primary).Select(cluster => cluster.Metadata.Name)];
            }
        }

        Add(KnownResources.Secret, await ListAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, null, $"type={SecretTypes.JoinToken}", cancellationToken));
        Add(KnownResources.RoleBinding, await ListAsync(KnownResources.RoleBinding, WellKnownNamespaces.MultiCluster, ManagedByTombolo, null, cancellationToken));
        return members;
    }

    private async Task AddServerAsync(bool isKastenOn, CancellationToken cancellationToken)
    {
        if (!isKastenOn)
        {
            await AddAsync(KnownResources.ConfigMap, [WellKnownNames.JoinConfig], cancellationToken);
            await AddAsync(KnownResources.Secret, [WellKnownNames.JoinSecret, WellKnownNames.JoinStatus, WellKnownNames.ClusterInfo], cancellationToken);
        }

        await AddAsync(KnownResources.ConfigMap, [WellKnownNames.Features], cancellationToken);
        await AddAsync(KnownResources.Secret, [WellKnownNames.Tombstones, WellKnownNames.Identity], cancellationToken);
        await AddAsync(KnownResources.Lease, [WellKnownNames.ServerLease], cancellationToken);
    }

    private async Task AddRightsAsync(CancellationToken cancellationToken)
    {
        var bindings = await ListAsync(KnownResources.ClusterRoleBinding, null, Labels.MultiClusterBinding, null, cancellationToken);
        Add(KnownResources.ClusterRoleBinding, bindings.Where(binding => binding.Metadata.Name.StartsWith(AccessRoleNames.TargetBindingPrefix, StringComparison.Ordinal)));
        Add(KnownResources.ServiceAccount, await ListAsync(KnownResources.ServiceAccount, connection.K10Namespace, ManagedByTombolo, null, cancellationToken));
        foreach (var kind in new[] { KnownResources.RoleBinding, KnownResources.Role, KnownResources.ServiceAccount })
        {
            Add(kind, await ListAsync(kind, connection.K10Namespace, PartOfTombolo, null, cancellationToken));
        }

        foreach (var kind in new[] { KnownResources.ClusterRoleBinding, KnownResources.ClusterRole })
        {
            Add(kind, await ListAsync(kind, null, PartOfTombolo, null, cancellationToken));
        }
    }

    private async Task AddCopiesAsync(ResourceType kind, bool removes, CancellationToken cancellationToken)
    {
        foreach (var copy in await ListAsync(kind, connection.K10Namespace, Labels.Origin, null, cancellationToken))
        {
            var annotations = copy.Metadata.Annotations;
            var mustStay = annotations.GetValueOrDefault(Annotations.Adopted) == "true"
                || annotations.GetValueOrDefault(Annotations.DeletionPolicy) is not null
                || annotations.GetValueOrDefault(Annotations.CopyName) != copy.Metadata.Name;
            _removals.Add(new Removal(kind, copy.Key, copy.Metadata.Uid, removes && !mustStay ? RemovalAction.Delete : RemovalAction.Release));
        }
    }

    private async Task AddAsync(ResourceType type, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (await FindAsync(type, name, cancellationToken) is { } found)
            {
                Add(type, [found]);
            }
        }
    }

    private void Add(ResourceType type, IEnumerable<KubernetesObject> found) =>
        _removals.AddRange(found.Select(item => new Removal(type, item.Key, item.Metadata.Uid, RemovalAction.Delete)));

    private async Task<IReadOnlyList<KubernetesObject>> ListAsync(ResourceType type, string? @namespace, string? labels, string? fields, CancellationToken cancellationToken)
    {
        var options = new ListOptions { Namespace = @namespace, LabelSelector = labels, FieldSelector = fields };
        var listed = await _client.ListAllAsync(type, options, cancellationToken);

        // A kind that is not installed has no objects.
        return listed.IsNotFound ? [] : listed.OrFail("list", type, new ResourceKey(@namespace ?? "", "")).Items;
    }

    private async Task<KubernetesObject?> FindAsync(ResourceType type, string name, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(connection.K10Namespace, name);
        var found = await _client.GetAsync(type, key, cancellationToken);
        return found.IsNotFound ? null : found.OrFail("get", type, key);
    }

    private static bool IsMultiClusterOn(KubernetesObject deployment)
    {
        using var document = deployment.ToDocument();
        return KastenMultiCluster.IsEnabled(document.RootElement);
    }
}
