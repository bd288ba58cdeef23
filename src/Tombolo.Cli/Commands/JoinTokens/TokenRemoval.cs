using System.Text.Json.Nodes;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Commands.JoinTokens;

/// <summary>Removes the text of a token that was shown once; its public key stays, by which the primary knows it (design section 5).</summary>
internal static class TokenRemoval
{
    /// <exception cref="CommandFailedException">The text stays.</exception>
    public static async Task RemoveTextAsync(IKubernetesClient client, Secret secret, CancellationToken cancellationToken)
    {
        var key = TokenSecret.Key(secret.Metadata.Name!);
        if (secret.Text(JoinTokenKeys.PublicKey) is not { Length: > 0 })
        {
            throw new CommandFailedException(
                $"the token text stays in Secret {key}: the server kept no public key, without which nobody could join; delete the token when it is used up: tombolo join-token delete {key.Name}");
        }

        // Only the Secret whose text was shown.
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = secret.Metadata.Uid, ["resourceVersion"] = secret.Metadata.ResourceVersion },
            ["data"] = new JsonObject { [JoinTokenKeys.Token] = null },
        };
        var removed = await client.PatchAsync(KnownResources.Secret, key, PatchKind.Merge, Utf8.Of(patch), Writes.Options, cancellationToken);
        if (removed.Error is { IsConflict: true })
        {
            throw new CommandFailedException($"the token text stays in Secret {key}: the Secret was changed meanwhile; remove it with: tombolo join-token show {key.Name}");
        }

        removed.OrFail("patch", KnownResources.Secret, key);
    }
}
