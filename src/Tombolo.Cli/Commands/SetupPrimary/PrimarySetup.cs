using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;
using Tombolo.Cli.Output;
using Tombolo.Cli.Waiting;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.SetupPrimary;

/// <summary>Asks a cluster to be the primary and waits until it is (contract section 2.1). Repeating it changes nothing.</summary>
internal sealed class PrimarySetup(CommandContext context, ClusterConnection connection, SetupPrimaryOptions options)
{
    private static readonly ResourceKey NamespaceKey = new("", WellKnownNamespaces.MultiCluster);
    private readonly IKubernetesClient _client = connection.Client;
    private readonly ResourceKey _bootstrapKey = new(WellKnownNamespaces.MultiCluster, options.Bootstrap.Metadata.Name!);
    private readonly ResourceKey _clusterKey = new(WellKnownNamespaces.MultiCluster, options.ClusterName);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await RefuseSecondaryAsync(cancellationToken);
        await EnsureNamespaceAsync(cancellationToken);
        var applied = await ApplyBootstrapAsync(cancellationToken);
        if (options.Timeout is not { } timeout)
        {
            context.Printer.Line($"{KnownResources.Bootstrap.QualifiedName}/{_bootstrapKey.Name} applied");
            return ExitCodes.Success;
        }

        var cluster = await WaitAsync(applied, timeout, cancellationToken);
        await EnsureLabelsAsync(cluster, cancellationToken);
        context.Printer.Line($"{KnownResources.Cluster.QualifiedName}/{_clusterKey.Name} is the primary");
        context.Printer.Note("Next: tombolo join-token create NAME, and with the token on another cluster: tombolo join --token TOKEN");
        return ExitCodes.Success;
    }

    private async Task RefuseSecondaryAsync(CancellationToken cancellationToken)
    {
        await K10Namespace.RequireAsync(connection, cancellationToken);
        var key = new ResourceKey(connection.K10Namespace, WellKnownNames.ClusterInfo);
        var found = await _client.GetAsync(KnownResources.Secret, key, CoreJsonContext.Default.Secret, cancellationToken);
        if (found.OrAbsent(KnownResources.Secret, key) is { } info)
        {
            throw new CommandFailedException(
                $"this cluster is the secondary '{info.Text(ClusterInfoKeys.ClusterName)}' of primary '{info.Text(ClusterInfoKeys.PrimaryName)}' (Secret {key}); let it leave first: tombolo disconnect");
        }
    }

    private async Task EnsureNamespaceAsync(CancellationToken cancellationToken)
    {
        var found = await _client.GetAsync(KnownResources.Namespace, NamespaceKey, cancellationToken);
        if (found.IsSuccess && found.Value.Metadata.IsDeleting)
        {
            throw new CommandFailedException($"namespace {NamespaceKey.Name} is being deleted; try again when it is gone, or see what holds it: kubectl get namespace {NamespaceKey.Name} -o yaml");
        }

        if (found.IsSuccess)
        {
            return;
        }

        var body = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = NamespaceKey.Name } };
        var created = await _client.CreateAsync(KnownResources.Namespace, null, Utf8.Of(body), Writes.Options, cancellationToken);
        if (created.Error is not { IsAlreadyExists: true })
        {
            created.OrFail("create", KnownResources.Namespace, NamespaceKey);
            context.Printer.Note($"namespace/{NamespaceKey.Name} created");
        }
    }

    private async Task<KubernetesObject> ApplyBootstrapAsync(CancellationToken cancellationToken)
    {
        // Only what the user says; status and the rest of the metadata are not ours.
        var bootstrap = options.Bootstrap with { Status = null };
        var body = JsonSerializer.SerializeToUtf8Bytes(bootstrap, ApiJsonContext.Default.Bootstrap);
        var applied = await _client.ApplyAsync(KnownResources.Bootstrap, _bootstrapKey, body, Writes.Apply(force: true), cancellationToken);
        return applied.OrFail("apply", KnownResources.Bootstrap, _bootstrapKey);
    }

    private Task<ObjectMetadata> WaitAsync(KubernetesObject applied, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var task = new WaitTask
        {
            Type = KnownResources.Bootstrap,
            Key = _bootstrapKey,
            Title = $"waiting for the server in {connection.K10Namespace} to set up primary '{_clusterKey.Name}'",
            Timeout = timeout,
            Repair = $"see that tombolo-server runs for this cluster, and what it says: kubectl get bootstrap -n {_bootstrapKey.Namespace} {_bootstrapKey.Name} -o yaml",
        };
        return task.RunAsync<ObjectMetadata>(context, _client, (found, progress) => LookAsync(applied, found, progress, cancellationToken), cancellationToken);
    }

    private async ValueTask<ObjectMetadata?> LookAsync(KubernetesObject applied, KubernetesObject? found, Progress progress, CancellationToken cancellationToken)
    {
        if (found is not { } current)
        {
            throw new CommandFailedException($"Bootstrap {_bootstrapKey} was deleted meanwhile; run the command again");
        }

        var outcome = BootstrapOutcomeReader.Read(current, applied);
        if (outcome.Failure is { } failure)
        {
            throw new CommandFailedException($"Bootstrap {_bootstrapKey}: {failure}");
        }

        if (outcome.Message.Length > 0)
        {
            progress.Report(outcome.Message);
        }

        if (!outcome.IsComplete)
        {
            return null;
        }

        var cluster = await _client.GetAsync(KnownResources.Cluster, _clusterKey, cancellationToken);
        return cluster.IsNotFound
            ? throw new CommandFailedException(
                $"Bootstrap {_bootstrapKey} was carried out before and Cluster {_clusterKey} was deleted since; to set up the primary again delete the Bootstrap (kubectl delete bootstrap -n {_bootstrapKey.Namespace} {_bootstrapKey.Name}) and repeat this command")
            : cluster.OrFail("get", KnownResources.Cluster, _clusterKey).Metadata;
    }

    private async Task EnsureLabelsAsync(ObjectMetadata cluster, CancellationToken cancellationToken)
    {
        var missing = options.Labels.Where(label => cluster.Labels.GetValueOrDefault(label.Key) != label.Value).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var labels = new JsonObject(missing.Select(label => new KeyValuePair<string, JsonNode?>(label.Key, label.Value)));
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels } };
        var patched = await _client.PatchAsync(KnownResources.Cluster, _clusterKey, PatchKind.Merge, Utf8.Of(patch), Writes.Options, cancellationToken);
        patched.OrFail("label", KnownResources.Cluster, _clusterKey);
    }
}
