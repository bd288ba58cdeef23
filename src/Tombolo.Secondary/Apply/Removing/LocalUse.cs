using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Removing;

/// <summary>
/// What the objects of this cluster refer to, foreign ones included, so that nothing is taken away under them. Read when something is to be deleted, and
/// kept for a moment, because many go together.
/// </summary>
internal sealed class LocalUse(IKubernetesClient client, string k10Namespace, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private static readonly ResourceType[] Referring =
        [KnownResources.Policy, KnownResources.PolicyPreset, KnownResources.Profile, KnownResources.BlueprintBinding];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IReadOnlyDictionary<CopyKey, string>? _users;
    private long _read;

    /// <summary>Nothing that is distributed refers to objects of this kind.</summary>
    public static bool IsNeverUsed(CopyKey key) =>
        key.Kind == KnownResources.Policy.Kind || key.Kind == KnownResources.BlueprintBinding.Kind || AccessCopies.Is(key);

    /// <summary>By object that is referred to: one that refers to it, as <c>Kind name</c>. Objects that are being deleted do not count.</summary>
    /// <exception cref="KubernetesException">They cannot be read: then nothing is known to be unused.</exception>
    public async Task<IReadOnlyDictionary<CopyKey, string>> ReadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_users is null || time.GetElapsedTime(_read) >= Lifetime)
            {
                _users = await ListAsync(cancellationToken);
                _read = time.GetTimestamp();
            }

            return _users;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Everything that refers to something, as it is at this moment.</summary>
    /// <exception cref="KubernetesException">It cannot be read.</exception>
    public async Task<IReadOnlyList<Use>> ReadUsesAsync(CancellationToken cancellationToken)
    {
        var uses = new List<Use>();
        foreach (var type in Referring)
        {
            var list = await client.ListAllAsync(type, new ListOptions { Namespace = k10Namespace }, cancellationToken);
            if (list.IsNotFound)
            {
                continue;
            }

            foreach (var user in list.Value.Items.Where(user => !user.Metadata.IsDeleting))
            {
                using var document = user.ToDocument();
                uses.AddRange(ObjectReferences.Find(document.RootElement, k10Namespace).Select(used => new Use(CopyKey.Of(type, user.Metadata.Name), used)));
            }
        }

        return uses;
    }

    /// <summary>An object was deleted or released: what it referred to may be free now.</summary>
    public async Task InvalidateAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        _users = null;
        _gate.Release();
    }

    public void Dispose() => _gate.Dispose();

    private async Task<IReadOnlyDictionary<CopyKey, string>> ListAsync(CancellationToken cancellationToken)
    {
        var users = new Dictionary<CopyKey, string>();
        foreach (var use in await ReadUsesAsync(cancellationToken))
        {
            users.TryAdd(use.Used, $"{use.User}");
        }

        return users;
    }

    /// <summary>One object that refers to another.</summary>
    public readonly record struct Use(CopyKey User, CopyKey Used);
}
