using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Secondary.Memberships;

/// <summary>
/// The highest epoch as annotations of Secret <c>mc-cluster-info</c>: it ends with the membership that it belongs to. Written when the primary's
/// active server changes, and never else.
/// </summary>
internal sealed class ClusterInfoEpochStore(IKubernetesClient client, string k10Namespace) : IEpochStore
{
    private static readonly WriteOptions Options = new() { FieldManager = FieldManagers.Controller };

    private readonly ResourceKey _key = new(k10Namespace, WellKnownNames.ClusterInfo);
    private string? _uid;

    /// <inheritdoc/>
    /// <exception cref="KubernetesException">The Secret cannot be read.</exception>
    public async Task<SignedMessage?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await client.GetAsync(KnownResources.Secret, _key, CoreJsonContext.Default.Secret, cancellationToken);
        if (found.IsNotFound)
        {
            return null;
        }

        _uid = found.Value.Metadata.Uid;
        return BinaryText.TryDecode(found.Value.Metadata.Annotations?.GetValueOrDefault(Annotations.EpochEvidence), out var bytes)
            && SignedMessage.TryParse(bytes, out var evidence)
            ? evidence
            : null;
    }

    /// <inheritdoc/>
    /// <exception cref="KubernetesException">The Secret cannot be written; a conflict says that it is another membership's by now.</exception>
    public async Task StoreAsync(long epoch, SignedMessage evidence, CancellationToken cancellationToken)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["uid"] = _uid,
                ["annotations"] = new JsonObject
                {
                    [Annotations.HighestEpoch] = epoch.ToString(CultureInfo.InvariantCulture),
                    [Annotations.EpochEvidence] = BinaryText.Encode(evidence.ToUtf8()),
                },
            },
        };
        var stored = await client.PatchAsync(KnownResources.Secret, _key, PatchKind.Merge, Encoding.UTF8.GetBytes(patch.ToJsonString()), Options, cancellationToken);
        if (stored.Error is { } refused)
        {
            throw new KubernetesException(refused);
        }
    }
}
