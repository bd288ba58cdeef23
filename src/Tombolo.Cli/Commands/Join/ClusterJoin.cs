using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Join;

/// <summary>Asks for a join and waits until it is decided (contract section 2.3). Repeating it changes nothing.</summary>
internal sealed class ClusterJoin(CommandContext context, ClusterConnection connection, JoinOptions options)
{
    private readonly IKubernetesClient _client = connection.Client;
    private readonly ResourceKey _tokenKey = new(connection.K10Namespace, WellKnownNames.JoinSecret);
    private readonly ResourceKey _configKey = new(connection.K10Namespace, WellKnownNames.JoinConfig);
    private readonly ResourceKey _infoKey = new(connection.K10Namespace, WellKnownNames.ClusterInfo);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await K10Namespace.RequireAsync(connection, cancellationToken);
        await RefusePrimaryAsync(cancellationToken);
        var isMember = await IsMemberAsync(cancellationToken);
        var progress = new JoinProgress(context, connection);
        var before = await progress.FindAsync(cancellationToken);
        var (isTokenNew, isConfigNew) = await WriteAsync(cancellationToken);
        if (options.Timeout is not { } timeout)
        {
            context.Printer.Line($"secret/{_tokenKey.Name} and configmap/{_configKey.Name} applied");
            return ExitCodes.Success;
        }

        // What the status says already counts where it will not change: nothing new is asked for, the cluster is a member, or its token
        // was used for a membership that has ended.
        var isAnswered = isMember || (!isTokenNew && (!isConfigNew || before?.Text(JoinStatusKeys.Status) == JoinStates.Disconnected));
        var stale = isAnswered ? null : before?.Metadata.ResourceVersion;
        var title = $"waiting for the server in {connection.K10Namespace} to join primary '{options.Plan.PrimaryName}' at {options.Plan.PrimaryUrl}";
        var status = await progress.WaitAsync(stale, title, timeout, cancellationToken);
        context.Printer.Line($"joined primary '{options.Plan.PrimaryName}' as '{status.Text(JoinStatusKeys.ClusterName)}'");
        return ExitCodes.Success;
    }

    private async Task RefusePrimaryAsync(CancellationToken cancellationToken)
    {
        var listOptions = new ListOptions { Namespace = WellKnownNamespaces.MultiCluster, LabelSelector = $"{Labels.ClusterType}={ClusterTypes.Primary}" };
        var listed = await _client.ListAllAsync(KnownResources.Cluster, listOptions, cancellationToken);

        // Without the kind, or without the right to see it, the server will say what stands against the join.
        if (listed.IsSuccess && listed.Value.Items is [{ Metadata: var primary }, ..])
        {
            throw new CommandFailedException(
                $"this cluster is the primary '{primary.Name}' itself; choose the cluster that is to join with --context, or remove the primary first: kubectl delete -n {WellKnownNamespaces.MultiCluster} clusters.dist.kio.kasten.io {primary.Name}");
        }
    }

    private async Task<bool> IsMemberAsync(CancellationToken cancellationToken)
    {
        var found = await _client.GetAsync(KnownResources.Secret, _infoKey, CoreJsonContext.Default.Secret, cancellationToken);
        if (found.OrAbsent(KnownResources.Secret, _infoKey) is not { } info)
        {
            return false;
        }

        var (name, primary) = (info.Text(ClusterInfoKeys.ClusterName), info.Text(ClusterInfoKeys.PrimaryName));
        if (info.Text(ClusterInfoKeys.PrimaryKey) is { } key && options.Plan.PrimaryKey.Length > 0 && key != options.Plan.PrimaryKey)
        {
            throw new CommandFailedException(
                $"this cluster is '{name}' of primary '{primary}' (Secret {_infoKey}), and the token is for primary '{options.Plan.PrimaryName}'; a cluster has one primary: leave that one first with 'tombolo disconnect'");
        }

        context.Printer.Note($"This cluster is a member of primary '{primary}' already, as '{name}'; the membership stays as it is.");
        return true;
    }

    // The wishes first: with the old token and the new wishes nothing is started, with the new token and the old wishes the wrong join.
    private async Task<(bool IsTokenNew, bool IsConfigNew)> WriteAsync(CancellationToken cancellationToken)
    {
        var config = new JsonObject
        {
            ["apiVersion"] = KnownResources.ConfigMap.ApiVersion,
            ["kind"] = KnownResources.ConfigMap.Kind,
            ["metadata"] = new JsonObject { ["name"] = _configKey.Name, ["namespace"] = _configKey.Namespace },
            ["data"] = new JsonObject(options.Plan.Config.Select(entry => new KeyValuePair<string, JsonNode?>(entry.Key, entry.Value))),
        };
        var token = new JsonObject
        {
            ["apiVersion"] = KnownResources.Secret.ApiVersion,
            ["kind"] = KnownResources.Secret.Kind,
            ["metadata"] = new JsonObject { ["name"] = _tokenKey.Name, ["namespace"] = _tokenKey.Namespace },
            ["data"] = new JsonObject { [JoinTokenKeys.Token] = Convert.ToBase64String(Encoding.UTF8.GetBytes(options.Plan.TokenText)) },
        };
        var isConfigNew = await ApplyAsync(KnownResources.ConfigMap, _configKey, config, cancellationToken);
        return (await ApplyAsync(KnownResources.Secret, _tokenKey, token, cancellationToken), isConfigNew);
    }

    // True when its data is not what it was before.
    private async Task<bool> ApplyAsync(ResourceType type, ResourceKey key, JsonObject body, CancellationToken cancellationToken)
    {
        var found = await _client.GetAsync(type, key, cancellationToken);
        var before = found.IsNotFound ? null : Data(found.OrFail("get", type, key));
        var applied = await _client.ApplyAsync(type, key, Utf8.Of(body), Writes.Apply(options.ForcesConflicts), cancellationToken);
        if (applied.Error is { IsConflict: true } conflict)
        {
            throw new CommandFailedException(
                $"{type.Kind} {key} has values that somebody else manages ({string.Join(", ", conflict.Causes.Select(cause => cause.Message))}); change it where it is made, or overwrite it with --force-conflicts");
        }

        return found.IsNotFound || !JsonNode.DeepEquals(before, Data(applied.OrFail("apply", type, key)));
    }

    private static JsonNode? Data(KubernetesObject found) => JsonNode.Parse(found.Json.Span)?["data"];
}
