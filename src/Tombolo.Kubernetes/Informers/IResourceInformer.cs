using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Informers;

/// <summary>
/// A live, local copy of the objects of one resource: filled by list, kept by watch, never older than what the watch delivered.
/// Reads never touch the API server and never block.
/// </summary>
/// <typeparam name="T">What an object is decoded to, once, when it arrives; <c>KubernetesObject</c> for the plain bytes.</typeparam>
public interface IResourceInformer<T> : IInformer
{
    bool TryGet(ResourceKey key, [MaybeNullWhen(false)] out T value);

    /// <summary>All objects, a snapshot that does not change; order unspecified.</summary>
    IReadOnlyCollection<T> List();

    /// <summary>The objects that the named index files under <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">There is no index of that name.</exception>
    IReadOnlyCollection<T> ListByIndex(string indexName, string value);

    /// <summary>
    /// Calls <paramref name="handler"/> for each object there is and for each change from now on, in order, one at a time; handlers only
    /// enqueue. With resync, also for each object once per resync period (<see cref="ResourceChangeType.Resynced"/>).
    /// </summary>
    IDisposable Subscribe(Action<ResourceChange<T>> handler);
}
