using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Runtime.Signals;

namespace Tombolo.Primary.Distributions;

/// <summary>
/// Where Distributions live: the namespace <c>kasten-io-mc</c> and their own kind. While one of them is being deleted its objects vanish in any order, and
/// nothing of that may be taken for what somebody wants (design section 7).
/// </summary>
internal sealed class FleetNamespace(IKubernetesClient client, IResourceInformer<KubernetesObject> namespaces)
{
    private static readonly ResourceKey Key = new("", WellKnownNamespaces.MultiCluster);
    private static readonly ResourceKey Definition = new("", KnownResources.Distribution.QualifiedName);

    private readonly Subscribers<bool> _changed = new();
    private volatile bool _isKindEnding;

    /// <summary>It is there and is to stay.</summary>
    public bool IsLiving => namespaces.TryGet(Key, out var found) && !found.Metadata.IsDeleting;

    /// <summary>It is there and is being deleted, or the CustomResourceDefinition of Distributions was when that was looked at last.</summary>
    public bool IsEnding => _isKindEnding || (namespaces.TryGet(Key, out var found) && found.Metadata.IsDeleting);

    /// <summary>
    /// As <see cref="IsLiving"/>, but asked of the API server, and of the kind as well: the watch of the namespace may be behind that of the objects in it, of
    /// which deletions that only its end caused have come in already.
    /// </summary>
    /// <exception cref="KubernetesException">The API server refused.</exception>
    /// <exception cref="KubernetesUnreachableException">It did not answer.</exception>
    public async Task<bool> IsLivingNowAsync(CancellationToken cancellationToken)
    {
        var found = await client.GetAsync(KnownResources.Namespace, Key, cancellationToken);
        if (found.IsNotFound || found.Value.Metadata.IsDeleting)
        {
            return false;
        }

        var definition = await client.GetAsync(KnownResources.CustomResourceDefinition, Definition, cancellationToken);
        SetKindEnding(!definition.IsNotFound && definition.Value.Metadata.IsDeleting);
        return !_isKindEnding;
    }

    /// <summary>No Distribution is being deleted any more: whatever ended has ended.</summary>
    public void NothingIsDeleted() => SetKindEnding(false);

    public Task WaitForSyncAsync(CancellationToken cancellationToken) => namespaces.WaitForSyncAsync(cancellationToken);

    /// <summary>Calls back on every change; callers only signal.</summary>
    public IDisposable Subscribe(Action changed) => namespaces.Subscribe(_ => changed());

    /// <summary>Calls back when the kind begins to end, or is found not to; callers only signal.</summary>
    public IDisposable SubscribeToKind(Action changed) => _changed.Add(_ => changed());

    private void SetKindEnding(bool isEnding)
    {
        if (_isKindEnding != isEnding)
        {
            _isKindEnding = isEnding;
            _changed.Notify(isEnding);
        }
    }
}
