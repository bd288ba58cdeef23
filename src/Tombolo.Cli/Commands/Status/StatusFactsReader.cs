using System.Text.Json.Serialization.Metadata;
using Tombolo.Api.Core;
using Tombolo.Api.Kasten;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Status;

/// <summary>Reads what <see cref="StatusAssessment"/> judges.</summary>
internal sealed class StatusFactsReader(ClusterConnection connection)
{
    private readonly IKubernetesClient _client = connection.Client;

    public async Task<StatusFacts> ReadAsync(CancellationToken cancellationToken)
    {
        var clusters = await ListAsync(KnownResources.Cluster, ApiJsonContext.Default.Cluster, cancellationToken);
        var deployment = await FindAsync(KnownResources.Deployment, WellKnownNames.KastenControllerManager, cancellationToken);
        var lease = await FindAsync(KnownResources.Lease, WellKnownNames.ServerLease, cancellationToken);
        return new StatusFacts
        {
            K10Namespace = connection.K10Namespace,
            HasK10Namespace = await HasNamespaceAsync(cancellationToken),
            HasKinds = clusters is not null,
            IsKastenMultiClusterOn = deployment is { } found && IsMultiClusterOn(found),
            Lease = lease is { } held ? ServerLeaseReader.Read(held) : null,
            Clusters = clusters ?? [],
            Bootstraps = await ListAsync(KnownResources.Bootstrap, ApiJsonContext.Default.Bootstrap, cancellationToken) ?? [],
            Distributions = await ListAsync(KnownResources.Distribution, ApiJsonContext.Default.Distribution, cancellationToken) ?? [],
            ClusterInfo = await FindSecretAsync(WellKnownNames.ClusterInfo, cancellationToken),
            JoinStatus = await FindSecretAsync(WellKnownNames.JoinStatus, cancellationToken),
            HasJoinSecret = await FindAsync(KnownResources.Secret, WellKnownNames.JoinSecret, cancellationToken) is not null,
            HasJoinConfig = await FindAsync(KnownResources.ConfigMap, WellKnownNames.JoinConfig, cancellationToken) is not null,
        };
    }

    private static bool IsMultiClusterOn(KubernetesObject deployment)
    {
        using var document = deployment.ToDocument();
        return KastenMultiCluster.IsEnabled(document.RootElement);
    }

    private async Task<bool> HasNamespaceAsync(CancellationToken cancellationToken)
    {
        var found = await _client.GetAsync(KnownResources.Namespace, new ResourceKey("", connection.K10Namespace), cancellationToken);

        // Who may not see it cannot say that it is missing.
        return !found.IsNotFound;
    }

    // Null when the kind is not installed.
    private async Task<IReadOnlyList<T>?> ListAsync<T>(ResourceType type, JsonTypeInfo<T> contract, CancellationToken cancellationToken)
    {
        var listed = await _client.ListAllAsync(type, new ListOptions { Namespace = WellKnownNamespaces.MultiCluster }, contract, cancellationToken);
        return listed.IsNotFound ? null : listed.OrFail("list", type, new ResourceKey(WellKnownNamespaces.MultiCluster, ""));
    }

    private async Task<Secret?> FindSecretAsync(string name, CancellationToken cancellationToken) =>
        (await FindAsync(KnownResources.Secret, name, cancellationToken))?.Deserialize(CoreJsonContext.Default.Secret);

    private async Task<KubernetesObject?> FindAsync(ResourceType type, string name, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(connection.K10Namespace, name);
        var found = await _client.GetAsync(type, key, cancellationToken);
        return found.IsNotFound ? null : found.OrFail("get", type, key);
    }
}
