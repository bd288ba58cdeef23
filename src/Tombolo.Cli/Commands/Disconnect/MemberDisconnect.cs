using System.Text.Json.Nodes;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
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
        if (cluster.Metadata.Annotations?.GetValueOrDefault(Annotations.Protect) == "true")
        {
            throw new CommandFailedException(
                $"Cluster {_key} is protected by annotation {Annotations.Protect}; take it away first: kubectl annotate -n {_key.Namespace} clusters.dist.kio.kasten.io {name} {Annotations.Protect}-");
        }

        if (!IsPrimary(cluster))
        {
            return;
        }

        var all = await _client.ListAllAsync(KnownResources.Cluster, new ListOptions { Namespace = _key.Namespace }, cancellationToken);
        var others = all.OrFail("list", KnownResources.Cluster, _key with { Name = "" }).Items.Select(item => item.Metadata.Name).Where(other => other != name).ToList();
        if (others.Count > 0)
        {
            throw new CommandFailedException($"Cluster {_key} is the primary and goes last; disconnect the others first: {string.Join(", ", others)}");
        }
    }

    private void Explain(Cluster cluster)
    {
        var printer = context.Printer;
        if (IsPrimary(cluster))
        {
            printer.Note($"Cluster '{name}' is the primary: it stops being one, and its own copies go.");
        }
        else if (options.IsForced)
        {
            printer.Note(
                $"Cluster '{name}' is put out of the fleet at once. What it got stays there. If it comes back it is told that its membership has ended; to become a member again it needs a new token.");
        }
        else
        {
            var copies = options.KeepsCopies ? "keeps what it got" : "removes what it got, as the deletion policies of the Distributions say";
            printer.Note($"Cluster '{name}' is asked to leave: it {copies}, then forgets this primary. To become a member again it needs a new token.");
        }

        if (!options.IsForced && cluster.Status?.State is { } state and not ClusterStates.Connected && !IsPrimary(cluster))
        {
            printer.Note($"It is {state} now: its Cluster stays until it is back, or until it is put out with --force.");
        }
    }

    // Before the deletion: a server that sees the deletion has to see what is wished too.
    private async Task AnnotateAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var annotations = new JsonObject();
        if (options.KeepsCopies)
        {
            annotations[Annotations.KeepCopies] = "true";
        }

        if (options.IsForced)
        {
            annotations[Annotations.ForceDisconnect] = "true";
        }

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

    private static bool IsPrimary(Cluster cluster) => cluster.Spec?.Primary == true;
}
