namespace Tombolo.Kubernetes.Informers;

/// <summary>What happened to an object in an informer's store.</summary>
public enum ResourceChangeType
{
    Added,
    Updated,
    Deleted,

    /// <summary>Nothing happened; the periodic look at every object.</summary>
    Resynced,
}
