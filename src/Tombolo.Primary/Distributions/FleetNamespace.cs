using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Primary.Distributions;

/// <summary>
/// The namespace <c>kasten-io-mc</c>. While it is being deleted its objects vanish in any order, and nothing of that may be taken for what
/// somebody wants (design section 7).
/// </summary>
internal sealed class FleetNamespace(IKubernetesClient client, IResourceInformer<KubernetesObject> namespaces)
{
    private static readonly ResourceKey Key = new("", WellKnownNamespaces.MultiCluster);

    /// <summary>It is there and is to stay.</summary>
    public bool IsLiving => namespaces.TryGet(Key, out var found) && !found.Metadata.IsDeleting;

    /// <summary>It is there and is being deleted.</summary>
    public bool IsEnding => namespaces.TryGet(Key, out var found) && found.Metadata.IsDeleting;

    /// <summary>
    /// As <see cref="IsLiving"/>, but asked of the API server: the watch of the namespace may be behind that of the objects in it, of which
    /// deletions that only the end of the namespace caused have come in already.
    /// </summary>
    /// <exception cref="KubernetesException">The API server refused.</exception>
    /// <exception cref="KubernetesUnreachableException">It did not answer.</exception>
    public async Task<bool> IsLivingNowAsync(CancellationToken cancellationToken)
    {
        var found = await client.GetAsync(KnownResources.Namespace, Key, cancellationToken);
        return !found.IsNotFound && !found.Value.Metadata.IsDeleting;
    }

    public Task WaitForSyncAsync(CancellationToken cancellationToken) => namespaces.WaitForSyncAsync(cancellationToken);

    /// <summary>Calls back on every change; callers only signal.</summary>
    public IDisposable Subscribe(Action changed) => namespaces.Subscribe(_ => changed());
}
