using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Secondary.Memberships;

/// <summary>Secret <c>mc-cluster-info</c>: the membership as it is stored (contract 1.8). Keys that are not ours are left alone.</summary>
internal sealed class ClusterInfoStore(IKubernetesClient client, string k10Namespace)
{
    private const string PrimaryIdKey = "primaryId";
    private readonly ResourceKey _key = new(k10Namespace, WellKnownNames.ClusterInfo);

    /// <summary>Reads a membership; a Secret that lacks part of it is none, and <paramref name="problem"/> says what.</summary>
    public static bool TryRead(Secret secret, [NotNullWhen(true)] out Membership? membership, [NotNullWhen(false)] out string? problem)
    {
        string[] required =
        [
            ClusterInfoKeys.ClusterName, ClusterInfoKeys.ClusterId, ClusterInfoKeys.Incarnation, ClusterInfoKeys.PrimaryName,
            ClusterInfoKeys.PrimaryKey, PrimaryIdKey,
        ];
        var urls = (secret.Text(ClusterInfoKeys.PrimaryUrls) ?? secret.Text(ClusterInfoKeys.PrimaryIngress) ?? "")
            .Split([',', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : null)
            .OfType<Uri>()
            .ToArray();
        var missing = required.Where(key => string.IsNullOrEmpty(secret.Text(key))).Concat(urls.Length == 0 ? [ClusterInfoKeys.PrimaryUrls] : []).ToArray();
        if (missing.Length > 0)
        {
            membership = null;
            problem = $"Secret {secret.Metadata.Namespace}/{secret.Metadata.Name} lacks {string.Join(", ", missing)}; "
                + "restore it from a backup, or delete it and put a new token into Secret mc-join";
            return false;
        }

        problem = null;
        membership = new Membership
        {
            ClusterName = secret.Text(ClusterInfoKeys.ClusterName)!,
            ClusterId = secret.Text(ClusterInfoKeys.ClusterId)!,
            Incarnation = secret.Text(ClusterInfoKeys.Incarnation)!,
            PrimaryName = secret.Text(ClusterInfoKeys.PrimaryName)!,
            PrimaryId = secret.Text(PrimaryIdKey)!,
            PrimaryKey = secret.Text(ClusterInfoKeys.PrimaryKey)!,
            PrimaryUrls = urls,
            Pins = (secret.Text(ClusterInfoKeys.PrimaryPins) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
        return true;
    }

    /// <summary>Stores a new membership; one of the same content that is there already is a success, so that a join can be repeated.</summary>
    /// <param name="tokenHash">Which token it was joined with.</param>
    /// <exception cref="KubernetesException">The API server refused.</exception>
    public async Task CreateAsync(Membership membership, string tokenHash, CancellationToken cancellationToken)
    {
        var primary = membership.PrimaryUrls[0].AbsoluteUri.TrimEnd('/');
        var data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ClusterInfoKeys.ClusterName] = membership.ClusterName,
            [ClusterInfoKeys.ClusterId] = membership.ClusterId,
            [ClusterInfoKeys.Endpoint] = primary + Protocol.Messages.ProtocolPaths.Base,
            [ClusterInfoKeys.PrimaryIngress] = primary,
            [ClusterInfoKeys.PrimaryName] = membership.PrimaryName,
            [ClusterInfoKeys.PrimaryKey] = membership.PrimaryKey,
            [ClusterInfoKeys.PrimaryUrls] = string.Join(',', membership.PrimaryUrls.Select(url => url.AbsoluteUri.TrimEnd('/'))),
            [ClusterInfoKeys.Incarnation] = membership.Incarnation,
            [ClusterInfoKeys.TokenHash] = tokenHash,
            [PrimaryIdKey] = membership.PrimaryId,
        };
        if (membership.Pins.Count > 0)
        {
            data[ClusterInfoKeys.PrimaryPins] = string.Join(',', membership.Pins);
        }

        var secret = new Secret
        {
            Metadata = new ObjectMeta { Namespace = _key.Namespace, Name = _key.Name },
            Type = "Opaque",
            Data = Secret.Encode(data),
        };
        var created = await client.CreateAsync(KnownResources.Secret, _key.Namespace, secret, CoreJsonContext.Default.Secret, WriteOptions.Default, cancellationToken);
        if (created.Error is { IsAlreadyExists: false } refused)
        {
            throw new KubernetesException(refused);
        }
    }

    /// <summary>Ends the stored membership; one that is gone already is a success, and another one that was stored since stays.</summary>
    /// <exception cref="KubernetesException">The API server refused.</exception>
    public async Task DeleteAsync(Membership membership, CancellationToken cancellationToken)
    {
        var found = await client.GetAsync(KnownResources.Secret, _key, CoreJsonContext.Default.Secret, cancellationToken);
        if (found.Error is { } problem)
        {
            if (!problem.IsNotFound)
            {
                throw new KubernetesException(problem);
            }

            return;
        }

        if (found.Value.Text(ClusterInfoKeys.Incarnation) is { Length: > 0 } incarnation && incarnation != membership.Incarnation)
        {
            return;
        }

        var deleted = await client.DeleteAsync(KnownResources.Secret, _key, new DeleteOptions { Uid = found.Value.Metadata.Uid }, cancellationToken);
        if (deleted.Error is { IsNotFound: false } refused)
        {
            throw new KubernetesException(refused);
        }
    }
}
