using System.Security.Cryptography;
using Tombolo.Protocol.Keys;
using Tombolo.Runtime.Identity;

namespace Tombolo.Primary.Identity;

/// <summary>The identity of the primary, read once; made by the first who needs it.</summary>
internal sealed class PrimaryIdentitySource(ClusterIdentityStore store) : IDisposable
{
    private const int FleetKeyLength = 32;

    private readonly SemaphoreSlim _loading = new(1, 1);
    private PrimaryIdentity? _identity;

    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">The Secret can be neither read nor written.</exception>
    /// <exception cref="InvalidDataException">The Secret is there but is not an identity.</exception>
    public async ValueTask<PrimaryIdentity> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _identity) is { } known)
        {
            return known;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            return _identity ??= await LoadAsync(cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose()
    {
        _identity?.Dispose();
        _loading.Dispose();
    }

    private async Task<PrimaryIdentity> LoadAsync(CancellationToken cancellationToken)
    {
        var stored = await store.UpdateAsync(
            identity => identity.FleetKey is null ? identity with { FleetKey = RandomNumberGenerator.GetBytes(FleetKeyLength) } : identity, cancellationToken);
        return SigningKey.TryImportPkcs8(stored.PrivateKey.Span, out var key)
            ? new PrimaryIdentity(key, stored.Incarnation, stored.FleetKey!.Value)
            : throw new InvalidDataException(
                "Secret tombolo-identity holds no P-256 private key. Restore it from a backup; deleting it makes a new identity, under which every cluster must join again");
    }
}
