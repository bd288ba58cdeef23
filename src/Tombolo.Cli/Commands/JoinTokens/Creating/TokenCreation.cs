using System.Text.Json;
using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;
using Tombolo.Cli.Waiting;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.JoinTokens.Creating;

/// <summary>Makes the Secret, waits until the primary has filled it, and prints the token.</summary>
internal sealed class TokenCreation(CommandContext context, ClusterConnection connection, CreateTokenOptions options)
{
    private readonly IKubernetesClient _client = connection.Client;
    private readonly ResourceKey _key = TokenSecret.Key(options.Wish.Name);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var primary = await PrimaryCheck.RequireAsync(connection, cancellationToken);
        await CreateAsync(cancellationToken);
        var secret = await WaitAsync(primary, cancellationToken);
        TokenOutput.Print(context.Printer, secret.Text(JoinTokenKeys.Token)!, options.PrintsJoinCommand);
        if (options.Wish.IsShowOnce)
        {
            await TokenRemoval.RemoveTextAsync(_client, secret, cancellationToken);
        }

        context.Printer.Note(Describe());
        return ExitCodes.Success;
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var secret = options.Wish.ToSecret(context.Time.GetUtcNow());
        var body = JsonSerializer.SerializeToUtf8Bytes(secret, CoreJsonContext.Default.Secret);
        var created = await _client.CreateAsync(KnownResources.Secret, _key.Namespace, body, Writes.Options, cancellationToken);
        if (created.Error is { IsAlreadyExists: true })
        {
            throw new CommandFailedException(
                $"Secret {_key} exists already; choose another name, print its token (tombolo join-token show {_key.Name}), or delete it first (tombolo join-token delete {_key.Name})");
        }

        created.OrFail("create", KnownResources.Secret, _key);
    }

    private Task<Secret> WaitAsync(string primary, CancellationToken cancellationToken)
    {
        var task = new WaitTask
        {
            Type = KnownResources.Secret,
            Key = _key,
            Title = $"waiting for primary '{primary}' to fill Secret {_key}",
            Timeout = options.Timeout,
            Repair = $"see that tombolo-server runs for this cluster (tombolo status); the Secret stays and is filled later, then: tombolo join-token show {_key.Name}",
        };
        return task.RunAsync<Secret>(context, _client, (found, _) => ValueTask.FromResult(Look(found)), cancellationToken);
    }

    private Secret? Look(KubernetesObject? found)
    {
        if (found is not { } current)
        {
            throw new CommandFailedException($"Secret {_key} was deleted meanwhile; run the command again");
        }

        var secret = current.Deserialize(CoreJsonContext.Default.Secret);
        return current.Metadata.Annotations.GetValueOrDefault(Annotations.Ready) == "true" && secret.Text(JoinTokenKeys.Token) is { Length: > 0 } ? secret : null;
    }

    private string Describe()
    {
        var uses = options.Wish.MaxUses is { } maximum ? $"at most {maximum} of the clusters" : "any number of clusters";
        var names = options.Wish.AllowedNames.Count > 0 ? $" named {string.Join(" or ", options.Wish.AllowedNames)}" : "";
        var end = options.Wish.Lifetime is { } lifetime
            ? $"until {ApiTime.ToText(context.Time.GetUtcNow() + lifetime)}"
            : $"until it is deleted: it never expires, so delete it when all clusters have joined (tombolo join-token delete {_key.Name})";
        var shown = options.Wish.IsShowOnce ? " It was shown once and is not in the cluster any more." : "";
        return $"Token '{_key.Name}' lets in {uses}{names} {end}. Keep it secret.{shown}";
    }
}
