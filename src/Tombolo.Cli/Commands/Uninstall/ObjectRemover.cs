using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Cli.Commands.Uninstall;

/// <summary>Removes objects without a server: deletes them and releases the finalizers that a server would.</summary>
internal sealed class ObjectRemover(IKubernetesClient client)
{
    private const int Attempts = 5;
    private static readonly string[] OurFinalizers = [Finalizers.ClusterInfo, Finalizers.Distribution];

    /// <summary>Null when it is done, else why the object is left.</summary>
    public Task<string?> RemoveAsync(Removal removal, CancellationToken cancellationToken) =>
        removal.Action == RemovalAction.Release ? ReleaseAsync(removal, cancellationToken) : DeleteAsync(removal, cancellationToken);

    private async Task<string?> DeleteAsync(Removal removal, CancellationToken cancellationToken)
    {
        // The owner of mc-join-status goes first and may take it along.
        var deleted = await client.DeleteAsync(removal.Type, removal.Key, new DeleteOptions { Uid = removal.Uid }, cancellationToken);
        if (deleted.Error is { } error)
        {
            return IsGone(error) ? null : KubernetesAnswers.Describe(error, "delete", removal.Type, removal.Key);
        }

        return deleted.Value.Pending ? await ReleaseFinalizersAsync(removal, cancellationToken) : null;
    }

    private async Task<string?> ReleaseFinalizersAsync(Removal removal, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var found = await client.GetAsync(removal.Type, removal.Key, cancellationToken);
            if (found.IsNotFound || (found.IsSuccess && found.Value.Metadata.Uid != removal.Uid))
            {
                return null;
            }

            var metadata = found.OrFail("get", removal.Type, removal.Key).Metadata;
            var others = metadata.Finalizers.Except(OurFinalizers, StringComparer.Ordinal).ToList();
            if (others.Count == metadata.Finalizers.Count)
            {
                return others.Count == 0 ? null : $"it waits for finalizers of somebody else: {string.Join(", ", others)}";
            }

            // The version keeps a finalizer that somebody adds at this moment.
            var patch = new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["uid"] = metadata.Uid,
                    ["resourceVersion"] = metadata.ResourceVersion,
                    ["finalizers"] = new JsonArray([.. others.Select(other => JsonValue.Create(other))]),
                },
            };
            var patched = await client.PatchAsync(removal.Type, removal.Key, PatchKind.Merge, Utf8.Of(patch), Writes.Options, cancellationToken);
            if (patched.Error is { IsConflict: false, IsNotFound: false } error)
            {
                return KubernetesAnswers.Describe(error, "patch", removal.Type, removal.Key);
            }
        }

        return "it changes all the time; is a server running?";
    }

    private async Task<string?> ReleaseAsync(Removal removal, CancellationToken cancellationToken)
    {
        static JsonObject Nulls(IEnumerable<string> keys) => new(keys.Select(key => new KeyValuePair<string, JsonNode?>(key, null)));
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["uid"] = removal.Uid,
                ["labels"] = Nulls(CopyMarkKeys.Labels),
                ["annotations"] = Nulls(CopyMarkKeys.Annotations),
            },
        };
        var patched = await client.PatchAsync(removal.Type, removal.Key, PatchKind.Merge, Utf8.Of(patch), Writes.Options, cancellationToken);
        return patched.Error is { } error && !IsGone(error) ? KubernetesAnswers.Describe(error, "patch", removal.Type, removal.Key) : null;
    }

    // Another object of the same name counts as gone: the one that was meant is.
    private static bool IsGone(KubernetesStatus error) => error.IsNotFound || error.IsConflict;
}
