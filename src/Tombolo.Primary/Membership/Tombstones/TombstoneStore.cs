using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Identity;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Membership.Tombstones;

/// <summary>
/// Tombstones in the Secret <c>tombolo-tombstones</c> of the K10 namespace, which outlives <c>kasten-io-mc</c> (design section 7). Only the active
/// server writes it; what it has read and written is kept in memory, so that a look-up at a handshake costs nothing.
/// </summary>
internal sealed class TombstoneStore(IKubernetesClient client, string k10Namespace, PrimaryIdentity identity, ILogger<TombstoneStore> logger) : ITombstones, IDisposable
{
    private readonly ResourceKey _key = new(k10Namespace, WellKnownNames.Tombstones);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FrozenDictionary<TombstoneKey, TombstoneEntry> _entries = FrozenDictionary<TombstoneKey, TombstoneEntry>.Empty;

    /// <summary>Reads what is stored; before it nothing may be said to members.</summary>
    /// <exception cref="KubernetesException">The Secret cannot be read.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken) =>
        _entries = TombstoneSecret.Read(await ReadAsync(cancellationToken), logger).ToFrozenDictionary();

    /// <summary>True when some member is still to be told.</summary>
    public bool HasAny => _entries.Count > 0;

    public ReadOnlyMemory<byte>? Find(string clusterId, string incarnation) =>
        _entries.TryGetValue(new TombstoneKey(clusterId, incarnation), out var entry) ? (ReadOnlyMemory<byte>?)Sign(clusterId, incarnation, entry).ToUtf8() : null;

    public bool IsFor(string clusterId, string incarnation, string key) =>
        _entries.TryGetValue(new TombstoneKey(clusterId, incarnation), out var entry) && (entry.Key is null || entry.Key == key);

    /// <summary>Ends when nobody is left to be told.</summary>
    public async Task WaitUntilNoneAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            if (!HasAny)
            {
                return;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public Task AcknowledgeAsync(string clusterId, string incarnation, CancellationToken cancellationToken) =>
        ChangeAsync(entries => entries.Remove(new TombstoneKey(clusterId, incarnation)), cancellationToken);

    /// <summary>Forgets all tombstones of a cluster: it becomes a member anew.</summary>
    public Task ForgetAsync(string clusterId, CancellationToken cancellationToken) => ChangeAsync(
        entries =>
        {
            var removed = false;
            foreach (var key in entries.Keys.Where(key => key.ClusterId == clusterId).ToList())
            {
                removed |= entries.Remove(key);
            }

            return removed;
        },
        cancellationToken);

    /// <summary>Stores a tombstone. When this returns the membership has ended, whatever happens next.</summary>
    /// <exception cref="KubernetesException">The Secret could not be written.</exception>
    public Task StoreAsync(string clusterId, string incarnation, TombstoneEntry entry, CancellationToken cancellationToken) =>
        ChangeAsync(entries => entries.TryAdd(new TombstoneKey(clusterId, incarnation), entry), cancellationToken);

    /// <summary>The signed statement that a membership ends; also what a member is handed when it is asked to leave.</summary>
    public SignedMessage Sign(string clusterId, string incarnation, TombstoneEntry entry) => SignedMessage.Create(
        new Tombstone(clusterId, incarnation, entry.Cause, entry.RemoveCopies, entry.IssuedAt, identity.Key.PublicKey),
        ProtocolJsonContext.Default.Tombstone,
        new MessageSigner(SignatureNames.Primary, identity.Key, SignatureDomain.Tombstone));

    public void Dispose() => _writing.Dispose();

    /// <summary>Writes what <paramref name="change"/> makes of the stored entries, again after a conflict; nothing when it returns false.</summary>
    private async Task ChangeAsync(Func<Dictionary<TombstoneKey, TombstoneEntry>, bool> change, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (!change(new Dictionary<TombstoneKey, TombstoneEntry>(_entries)))
            {
                return;
            }

            while (!await TryChangeAsync(change, cancellationToken))
            {
                // Somebody else wrote the Secret in between: once more on what it holds now.
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<bool> TryChangeAsync(Func<Dictionary<TombstoneKey, TombstoneEntry>, bool> change, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(cancellationToken);
        var entries = TombstoneSecret.Read(stored, logger);
        if (change(entries))
        {
            var secret = TombstoneSecret.Write(k10Namespace, stored?.Metadata.ResourceVersion, entries);
            var written = stored is null
                ? await client.CreateAsync(KnownResources.Secret, k10Namespace, secret, CoreJsonContext.Default.Secret, WriteOptions.Default, cancellationToken)
                : await client.UpdateAsync(KnownResources.Secret, _key, secret, CoreJsonContext.Default.Secret, WriteOptions.Default, cancellationToken);
            if (written.Error is { } error)
            {
                return error.IsConflict || error.IsAlreadyExists || error.IsNotFound && stored is not null ? false : throw new KubernetesException(error);
            }
        }

        _entries = entries.ToFrozenDictionary();
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return true;
    }

    private async Task<Secret?> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await client.GetAsync(KnownResources.Secret, _key, CoreJsonContext.Default.Secret, cancellationToken);
        return found.IsNotFound ? null : found.Value;
    }
}
