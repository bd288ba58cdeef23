using System.Text.Json.Nodes;
using Tombolo.Api.Clusters;
using Tombolo.Api.Effects;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Cli.Asking;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;
using Tombolo.Cli.Output;
using Tombolo.Cli.Waiting;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Disconnect;

/// <summary>Deletes a Cluster on its primary and waits until it has gone (contract section 2.7, design section 7).</summary>
internal sealed class MemberDisconnect(CommandContext context, ClusterConnection connection, DisconnectOptions options, string name)
{
    private readonly IKubernetesClient _client = connection.Client;
    private readonly ResourceKey _key = new(WellKnownNamespaces.MultiCluster, name);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var found = await _client.GetAsync(KnownResources.Cluster, _key, ApiJsonContext.Default.Cluster, cancellationToken);
        if (found.OrAbsent(KnownResources.Cluster, _key) is not { } cluster)
        {
            throw new CommandFailedException($"there is no Cluster {_key}; see: tombolo get clusters");
        }

        await RefuseAsync(cluster, cancellationToken);
        Explain(cluster);
        await Confirmation.RequireAsync(context, name, options.IsConfirmed, cancellationToken);
        await AnnotateAsync(cluster, cancellationToken);
        var deleted = await _client.DeleteAsync(KnownResources.Cluster, _key, new DeleteOptions { Uid = cluster.Metadata.Uid }, cancellationToken);
        if (!deleted.IsNotFound)
        {
            deleted.OrFail("delete", KnownResources.Cluster, _key);
        }

        if (options.Timeout is { } timeout)
        {
            await WaitAsync(cluster.Metadata.Uid!, timeout, cancellationToken);
            context.Printer.Line($"cluster.{KnownResources.DistributionGroup}/{name} disconnected");
        }
        else
        {
            context.Printer.Line($"cluster.{KnownResources.DistributionGroup}/{name} is being deleted");
        }

        return ExitCodes.Success;
    }

    private async Task RefuseAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var others = new List<string>();
        if (cluster.Spec?.Primary == true)
        {
            var all = await _client.ListAllAsync(KnownResources.Cluster, new ListOptions { Namespace = _key.Namespace }, cancellationToken);
            others.AddRange(all.OrFail("list", KnownResources.Cluster, _key with { Name = "" }).Items.Select(item => item.Metadata.Name).Where(other => other != name));
        }

        if (DisconnectEffect.Refuse(cluster, others) is { } refusal)
        {
            throw new CommandFailedException(refusal);
        }
    }

    private void Explain(Cluster cluster)
    {
        foreach (var line in DisconnectEffect.Describe(cluster, options.KeepsCopies, options.IsForced, "with --force"))
        {
            context.Printer.Note(line);
        }
    }

    // Before the deletion: a server that sees the deletion has to see what is wished too.
    private async Task AnnotateAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var annotations = new JsonObject(DisconnectEffect.AnnotationsFor(options.KeepsCopies, options.IsForced).Select(wish => KeyValuePair.Create(wish.Key, (JsonNode?)wish.Value)));
        if (annotations.Count == 0)
        {
            return;
        }

        var patch = new JsonObject { ["metadata"] = new JsonObject { ["uid"] = cluster.Metadata.Uid, ["annotations"] = annotations } };
        var patched = await _client.PatchAsync(KnownResources.Cluster, _key, PatchKind.Merge, Utf8.Of(patch), Writes.Options, cancellationToken);
        patched.OrFail("annotate", KnownResources.Cluster, _key);
    }

    private Task<string> WaitAsync(string uid, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var task = new WaitTask
        {
            Type = KnownResources.Cluster,
            Key = _key,
            Title = $"waiting for Cluster '{name}' to go",
            Timeout = timeout,
            Repair = options.IsForced
                ? "see that tombolo-server runs for this primary: tombolo status"
                : $"it goes on; wait with 'tombolo wait cluster/{name} --for=deleted', or end it without the member: tombolo disconnect {name} --force",
        };
        return task.RunAsync<string>(context, _client, (found, progress) => ValueTask.FromResult(Look(found, uid, progress)), cancellationToken);
    }

    private static string? Look(KubernetesObject? found, string uid, Progress progress)
    {
        // Another one of the same name is a new member.
        if (found is not { } current || current.Metadata.Uid != uid)
        {
            return uid;
        }

        var condition = current.Deserialize(ApiJsonContext.Default.Cluster).Status?.Conditions.Find(ConditionTypes.Deleting);
        if (condition is { Message.Length: > 0 })
        {
            progress.Report(condition.Message);
        }

        return null;
    }
}
