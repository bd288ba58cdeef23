using System.Text.Json.Nodes;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Asking;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;
using Tombolo.Cli.Waiting;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Commands.Disconnect;

/// <summary>Asks the server of a secondary to leave its primary, and waits until it has (design section 7).</summary>
internal sealed class SecondaryDisconnect(CommandContext context, ClusterConnection connection, DisconnectOptions options)
{
    private readonly IKubernetesClient _client = connection.Client;
    private readonly ResourceKey _key = new(connection.K10Namespace, WellKnownNames.ClusterInfo);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var found = await _client.GetAsync(KnownResources.Secret, _key, CoreJsonContext.Default.Secret, cancellationToken);
        if (found.OrAbsent(KnownResources.Secret, _key) is not { } info)
        {
            throw new CommandFailedException($"this cluster belongs to no primary (there is no Secret {_key}); on a primary name the member: tombolo disconnect NAME");
        }

        var (name, primary) = (info.Text(ClusterInfoKeys.ClusterName) ?? "", info.Text(ClusterInfoKeys.PrimaryName));
        var copies = options.KeepsCopies ? "keeps what it got" : "removes what it got, as the deletion policies of the Distributions say";
        context.Printer.Note($"This cluster, '{name}', leaves primary '{primary}': it {copies}, then forgets the primary and tells it. To join again it needs a new token.");
        await Confirmation.RequireAsync(context, name, options.IsConfirmed, cancellationToken);
        await AskAsync(info, cancellationToken);
        if (options.Timeout is { } timeout)
        {
            await WaitAsync(info.Metadata.Uid!, timeout, cancellationToken);
            context.Printer.Line($"left primary '{primary}'");
        }
        else
        {
            context.Printer.Line($"asked to leave primary '{primary}'");
        }

        return ExitCodes.Success;
    }

    private async Task AskAsync(Secret info, CancellationToken cancellationToken)
    {
        var annotations = new JsonObject { [Annotations.Disconnect] = "true" };
        if (options.KeepsCopies)
        {
            annotations[Annotations.KeepCopies] = "true";
        }

        // Only the membership that was shown.
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["uid"] = info.Metadata.Uid, ["annotations"] = annotations } };
        var patched = await _client.PatchAsync(KnownResources.Secret, _key, PatchKind.Merge, Utf8.Of(patch), Writes.Options, cancellationToken);
        patched.OrFail("annotate", KnownResources.Secret, _key);
    }

    private Task<string> WaitAsync(string uid, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var task = new WaitTask
        {
            Type = KnownResources.Secret,
            Key = _key,
            Title = $"waiting for the server in {connection.K10Namespace} to leave",
            Timeout = timeout,
            Repair = "the server goes on with it; see that it runs (tombolo status) and what its log says; without a server: tombolo uninstall",
        };
        return task.RunAsync<string>(
            context, _client, (found, _) => ValueTask.FromResult(found is { } current && current.Metadata.Uid == uid ? null : uid), cancellationToken);
    }
}
