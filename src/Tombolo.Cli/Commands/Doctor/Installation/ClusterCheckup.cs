using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Api.Core;
using Tombolo.Api.Manifests;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Cli.Commands.Doctor.Rights;
using Tombolo.Cli.Connecting;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Discovery;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Cli.Commands.Doctor.Installation;

/// <summary>Asks the API server what the checks of the cluster need. Writes nothing.</summary>
internal sealed class ClusterCheckup(ClusterConnection connection, TimeProvider time, DoctorOptions options)
{
    private readonly IKubernetesClient _client = connection.Client;
    private readonly string _namespace = connection.K10Namespace;
    private readonly List<string> _unread = [];

    /// <exception cref="KubernetesUnreachableException">The API server does not answer.</exception>
    public async Task<(ClusterReading? Reading, IReadOnlyList<Finding> Findings)> RunAsync(CancellationToken cancellationToken)
    {
        var apiServer = ApiServerCheck.Judge(await _client.GetServerVersionAsync(cancellationToken), _client.Server, connection.User);
        if (apiServer.Result == FindingResult.Fail)
        {
            return (null, ApiServerCheck.WithDependants(apiServer));
        }

        var reading = await ReadAsync(cancellationToken);
        return (reading,
        [
            apiServer,
            NamespaceCheck.Judge(await _client.GetAsync(KnownResources.Namespace, new ResourceKey("", _namespace), cancellationToken), _namespace),
            CrdCheck.Judge(await ListCrdsAsync(cancellationToken)),
            .. await CheckRightsAsync(reading, cancellationToken),
            KastenCheck.Judge(await _client.GetAsync(KnownResources.Deployment, Key(WellKnownNames.KastenControllerManager), cancellationToken)),
            ServerCheck.Judge(await _client.GetAsync(KnownResources.Lease, Key(WellKnownNames.ServerLease), cancellationToken), _namespace, time.GetUtcNow()),
        ]);
    }

    private async Task<IReadOnlyList<Finding>> CheckRightsAsync(ClusterReading reading, CancellationToken cancellationToken)
    {
        var isPrimary = reading.Primary is not null;
        var reviewer = new AccessReviewer(_client);
        var own = await reviewer.ReviewSelfAsync(isPrimary ? OwnRights.OnPrimary() : OwnRights.ToJoin(_namespace), cancellationToken);
        var manifest = new ManifestOptions { Namespace = _namespace, Release = options.Release, ServiceAccount = options.ServiceAccount };
        var server = await reviewer.ReviewAccountAsync(_namespace, options.ServiceAccount, ServerRights.List(manifest, isPrimary), cancellationToken);
        return [RightsCheck.Own(own, connection.User), RightsCheck.Server(server, $"{_namespace}/{options.ServiceAccount}")];
    }

    private async Task<KubernetesResult<IReadOnlyList<JsonNode>>> ListCrdsAsync(CancellationToken cancellationToken)
    {
        var listed = await _client.ListAllAsync(KnownResources.CustomResourceDefinition, new ListOptions(), cancellationToken);
        return listed.Map<IReadOnlyList<JsonNode>>(list => [.. list.Items.Select(item => JsonNode.Parse(item.Json.Span)!)]);
    }

    private async Task<ClusterReading> ReadAsync(CancellationToken cancellationToken)
    {
        var clusters = await ListAsync(KnownResources.Cluster, ApiJsonContext.Default.Cluster, fieldSelector: null, cancellationToken);
        return new ClusterReading
        {
            ClusterInfo = await FindAsync(KnownResources.Secret, WellKnownNames.ClusterInfo, CoreJsonContext.Default.Secret, cancellationToken),
            JoinStatus = await FindAsync(KnownResources.Secret, WellKnownNames.JoinStatus, CoreJsonContext.Default.Secret, cancellationToken),
            JoinSecret = await FindAsync(KnownResources.Secret, WellKnownNames.JoinSecret, CoreJsonContext.Default.Secret, cancellationToken),
            JoinConfig = await FindAsync(KnownResources.ConfigMap, WellKnownNames.JoinConfig, CoreJsonContext.Default.ConfigMap, cancellationToken),
            Clusters = clusters,
            Tokens = clusters.Count == 0 ? [] : await ListAsync(KnownResources.Secret, CoreJsonContext.Default.Secret, $"type={SecretTypes.JoinToken}", cancellationToken),
            Unread = _unread,
        };
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(ResourceType type, JsonTypeInfo<T> contract, string? fieldSelector, CancellationToken cancellationToken)
    {
        var listOptions = new ListOptions { Namespace = WellKnownNamespaces.MultiCluster, FieldSelector = fieldSelector };
        var listed = await _client.ListAllAsync(type, listOptions, contract, cancellationToken);
        Note(listed.Error);
        return listed.IsSuccess ? listed.Value : [];
    }

    private async Task<T?> FindAsync<T>(ResourceType type, string name, JsonTypeInfo<T> contract, CancellationToken cancellationToken)
        where T : class
    {
        var found = await _client.GetAsync(type, Key(name), contract, cancellationToken);
        Note(found.Error);
        return found.IsSuccess ? found.Value : null;
    }

    private void Note(KubernetesStatus? error)
    {
        if (error is { IsNotFound: false })
        {
            _unread.Add(error.Message);
        }
    }

    private ResourceKey Key(string name) => new(_namespace, name);
}
