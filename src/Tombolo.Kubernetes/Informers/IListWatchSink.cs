using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Informers;

/// <summary>Takes what a <see cref="ListWatch"/> reads, one call at a time.</summary>
internal interface IListWatchSink
{
    /// <summary>All there is: a complete list, never a part of one.</summary>
    void Replace(IReadOnlyList<KubernetesObject> objects);

    /// <summary>An object was added or changed.</summary>
    void Set(KubernetesObject changed);

    void Remove(KubernetesObject removed);
}
