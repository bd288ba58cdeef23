using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Clusters;
using Tombolo.Api.Effects;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Dashboard.Live;
using Kinds = Tombolo.Api.Serialization.ApiJsonContext;

namespace Tombolo.Dashboard.Clusters;

/// <summary>Changes Clusters with the caller's own token.</summary>
internal sealed class ClustersWriter(UserWriter writer, LiveCollections live, TimeProvider time)
{
    /// <summary>How the pages of the dashboard force a disconnect, in the words of <see cref="DisconnectEffect"/>.</summary>
    private const string Force = "by force";

    public async Task<Refusal?> ChangeAsync(string name, ClusterChange change, CancellationToken cancellationToken)
    {
        if (ClusterChangeCheck.Check(change) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        var found = await writer.GetAsync(KnownResources.Cluster, name, Kinds.Default.Cluster, cancellationToken);
        return found.Has(out var cluster, out var refusal)
            ? (await writer.PatchAsync(KnownResources.Cluster, name, ClusterPatch.Of(cluster, change), dryRun: false, cancellationToken)).Refusal
            : refusal;
    }

    /// <summary>Every copy on the cluster is compared and written again, whatever is found there.</summary>
    public async Task<Refusal?> ForceSyncAsync(string name, CancellationToken cancellationToken) =>
        (await writer.PatchAsync(KnownResources.Cluster, name, ForceSyncPatch.At(time.GetUtcNow()), dryRun: false, cancellationToken)).Refusal;

    public async Task<Outcome<DisconnectPreview>> PreviewAsync(string name, CancellationToken cancellationToken)
    {
        var found = await writer.GetAsync(KnownResources.Cluster, name, Kinds.Default.Cluster, cancellationToken);
        if (!found.Has(out var cluster, out var refusal))
        {
            return refusal;
        }

        return new DisconnectPreview(
            DisconnectEffect.Refuse(cluster, await OthersAsync(cluster, cancellationToken)),
            DisconnectEffect.Describe(cluster, keepsCopies: false, isForced: false, Force),
            DisconnectEffect.Describe(cluster, keepsCopies: true, isForced: false, Force),
            cluster.Spec?.Primary == true ? [] : DisconnectEffect.Describe(cluster, keepsCopies: false, isForced: true, Force));
    }

    public async Task<Refusal?> DisconnectAsync(string name, Disconnection wanted, CancellationToken cancellationToken)
    {
        if (wanted.Confirm != name)
        {
            return Refusal.Invalid([new FieldError("confirm", $"must be the name of the cluster, '{name}', so that no other one goes")]);
        }

        var found = await writer.GetAsync(KnownResources.Cluster, name, Kinds.Default.Cluster, cancellationToken);
        if (!found.Has(out var cluster, out var refusal))
        {
            return refusal;
        }

        if (DisconnectEffect.Refuse(cluster, await OthersAsync(cluster, cancellationToken)) is { } reason)
        {
            return Refusal.Because(StatusCodes.Status409Conflict, "Protected", reason);
        }

        var wishes = DisconnectEffect.AnnotationsFor(wanted.KeepCopies, wanted.Force);
        if (wishes.Count > 0)
        {
            // Before the deletion: a server that sees the deletion has to see what is wished too.
            var annotations = new JsonObject(wishes.Select(wish => KeyValuePair.Create(wish.Key, (JsonNode?)wish.Value)));
            var patch = new JsonObject { ["metadata"] = new JsonObject { ["uid"] = cluster.Metadata.Uid, ["annotations"] = annotations } };
            if ((await writer.PatchAsync(KnownResources.Cluster, name, patch, dryRun: false, cancellationToken)).Refusal is { } notAnnotated)
            {
                return notAnnotated;
            }
        }

        return await writer.DeleteAsync(KnownResources.Cluster, name, cluster.Metadata.Uid, cancellationToken);
    }

    // Whether a primary may go depends on all others, also on those that the caller does not see.
    private async Task<IReadOnlyCollection<string>> OthersAsync(Cluster cluster, CancellationToken cancellationToken) =>
        cluster.Spec?.Primary == true
            ? [.. (await live.Clusters.ListAsync(cancellationToken)).Select(found => found.Name).Where(other => other != cluster.Metadata.Name).Order(StringComparer.Ordinal)]
            : [];
}
