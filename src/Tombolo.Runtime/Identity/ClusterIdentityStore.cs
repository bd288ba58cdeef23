using System.Security.Cryptography;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Runtime.Identity;

/// <summary>
/// Reads and keeps the cluster's identity. The Secret is only ever created or changed under its resource version, so that two processes that
/// start at once end with one identity.
/// </summary>
public sealed class ClusterIdentityStore(IKubernetesClient client, string k10Namespace)
{
    private readonly ResourceKey _key = new(k10Namespace, ClusterIdentitySecret.Name);

    /// <summary>The identity, made now if there is none.</summary>
    /// <exception cref="KubernetesException">The Secret can be neither read nor created.</exception>
    /// <exception cref="InvalidDataException">The Secret is there but is not an identity.</exception>
    public async Task<ClusterIdentity> EnsureAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(cancellationToken) is { } existing)
            {
                return existing;
            }

            var created = await client.CreateAsync(
                KnownResources.Secret, k10Namespace, ClusterIdentitySecret.Write(_key, New(), resourceVersion: null), WriteOptions.Default, cancellationToken);
            if (created.IsSuccess)
            {
                return ClusterIdentitySecret.Read(created.Value);
            }

            if (!created.Error.IsAlreadyExists)
            {
                throw new KubernetesException(created.Error);
            }
        }
    }

    /// <summary>The identity, or null if there is none yet.</summary>
    /// <exception cref="InvalidDataException">The Secret is there but is not an identity.</exception>
    public async Task<ClusterIdentity?> FindAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) is { } secret ? ClusterIdentitySecret.Read(secret) : null;

    /// <summary>
    /// Changes the identity under its resource version; <paramref name="change"/> may be called again after a conflict. Nothing is written
    /// when it returns an equal identity.
    /// </summary>
    public async Task<ClusterIdentity> UpdateAsync(Func<ClusterIdentity, ClusterIdentity> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await ReadAsync(cancellationToken) is not { } secret)
            {
                await EnsureAsync(cancellationToken);
                continue;
            }

            var current = ClusterIdentitySecret.Read(secret);
            var changed = change(current);
            if (changed == current)
            {
                return current;
            }

            var written = await client.UpdateAsync(
                KnownResources.Secret, _key, ClusterIdentitySecret.Write(_key, changed, secret.Metadata.ResourceVersion), WriteOptions.Default, cancellationToken);
            if (written.IsSuccess)
            {
                return ClusterIdentitySecret.Read(written.Value);
            }

            if (!written.Error.IsConflict && !written.Error.IsNotFound)
            {
                throw new KubernetesException(written.Error);
            }
        }
    }

    /// <summary>A name for a new membership.</summary>
    public static string NewIncarnation() => Guid.CreateVersion7().ToString("N");

    private async Task<KubernetesObject?> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await client.GetAsync(KnownResources.Secret, _key, cancellationToken);
        return found.IsNotFound ? null : found.Value;
    }

    private static ClusterIdentity New()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new ClusterIdentity { PrivateKey = key.ExportPkcs8PrivateKey(), Incarnation = NewIncarnation() };
    }
}
