using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Reading;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Dashboard.Live;

namespace Tombolo.Dashboard.JoinTokens;

/// <summary>Join tokens of the primary, with the caller's own rights on Secrets.</summary>
internal sealed class TokenDesk(VisibleObjects visible, UserWriter writer, LiveCollections live, ManagerCollections manager, TimeProvider time)
{
    public async Task<Outcome<JoinTokenList>> ListAsync(CancellationToken cancellationToken)
    {
        var tokens = await visible.ListAsync(manager.JoinTokens, cancellationToken);
        if (tokens.Refusal is { } refusal)
        {
            return refusal;
        }

        var uses = await UsesAsync(cancellationToken);
        var now = time.GetUtcNow();
        return new JoinTokenList(
        [
            .. tokens.Objects
                .Select(found => JoinTokenItems.Of(found.Value, uses, now))
                .OrderByDescending(item => item.CreatedAt)
                .ThenBy(item => item.Name, StringComparer.Ordinal),
        ]);
    }

    public async Task<Outcome<JoinTokenItem>> CreateAsync(JoinTokenForm form, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        var wish = JoinTokenFormReader.Read(form, errors);
        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors);
        }

        var body = JsonSerializer.SerializeToNode(wish.ToSecret(time.GetUtcNow()), CoreJsonContext.Default.Secret)!.AsObject();
        var created = await writer.CreateAsync(KnownResources.Secret, body, dryRun: false, cancellationToken);
        return created.Has(out var secret, out var refusal)
            ? JoinTokenItems.Of(TokenRecord.Of(secret.Deserialize(CoreJsonContext.Default.Secret)), await UsesAsync(cancellationToken), time.GetUtcNow())
            : refusal;
    }

    /// <summary>Read with the caller's own token, so that only who may read the Secret gets it.</summary>
    public async Task<Outcome<JoinTokenText>> ShowAsync(string name, CancellationToken cancellationToken)
    {
        var found = await FindAsync(name, cancellationToken);
        if (!found.Has(out var secret, out var refusal))
        {
            return refusal;
        }

        if (secret.Text(JoinTokenKeys.Token) is not { Length: > 0 } token)
        {
            return secret.Text(JoinTokenKeys.PublicKey) is { Length: > 0 }
                ? Refusal.Because(StatusCodes.Status410Gone, "ShownOnce", $"the token '{name}' was shown once and is not in the cluster any more; create a new one")
                : Refusal.Because(StatusCodes.Status409Conflict, "NotFilled", $"the token '{name}' is not filled yet; the server of the primary does that within seconds, ask again");
        }

        if (secret.Metadata.Annotations?.GetValueOrDefault(Annotations.ShowOnce) != "true")
        {
            return new JoinTokenText(token, IsGone: false);
        }

        return await RemoveTextAsync(secret, cancellationToken) is { } stays ? stays : new JoinTokenText(token, IsGone: true);
    }

    public async Task<Refusal?> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var found = await FindAsync(name, cancellationToken);

        // Only the Secret that was looked at: one of another type must not go by its name.
        return found.Has(out var secret, out var refusal)
            ? await writer.DeleteAsync(KnownResources.Secret, name, secret.Metadata.Uid, cancellationToken)
            : refusal;
    }

    public async Task<Outcome<JoinCommands>> GetCommandsAsync(string name, string k10Namespace, CancellationToken cancellationToken)
    {
        var (found, refusal) = await visible.FindAsync(manager.JoinTokens, name, cancellationToken);
        return found is null
            ? refusal!
            : JoinCommandTexts.For(JoinTokenItems.Of(found.Value, new Dictionary<string, int>(), time.GetUtcNow()).AllowedNames, k10Namespace);
    }

    private async Task<Outcome<Secret>> FindAsync(string name, CancellationToken cancellationToken)
    {
        var found = await writer.GetAsync(KnownResources.Secret, name, CoreJsonContext.Default.Secret, cancellationToken);
        return found.Has(out var secret, out var refusal) && secret.Type != SecretTypes.JoinToken
            ? Refusal.NotFound($"there is no join token '{name}' in {WellKnownNamespaces.MultiCluster}: the Secret of that name is another one")
            : refusal is null ? secret! : refusal;
    }

    private async Task<Refusal?> RemoveTextAsync(Secret secret, CancellationToken cancellationToken)
    {
        var name = secret.Metadata.Name!;
        if (secret.Text(JoinTokenKeys.PublicKey) is not { Length: > 0 })
        {
            return Refusal.Because(
                StatusCodes.Status409Conflict, "NoPublicKey", $"the token '{name}' is not shown: its text could not be removed afterwards, since the server kept no public key of it yet; ask again");
        }

        // Only the Secret whose text is shown.
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = secret.Metadata.Uid, ["resourceVersion"] = secret.Metadata.ResourceVersion },
            ["data"] = new JsonObject { [JoinTokenKeys.Token] = null },
        };
        return (await writer.PatchAsync(KnownResources.Secret, name, patch, dryRun: false, cancellationToken)).Refusal;
    }

    // A token's uses are of interest to whoever sees the token, whichever Clusters they may see.
    private async Task<IReadOnlyDictionary<string, int>> UsesAsync(CancellationToken cancellationToken) =>
        JoinTokenItems.CountUses((await live.Clusters.ListAsync(cancellationToken)).Select(found => found.Value));
}
