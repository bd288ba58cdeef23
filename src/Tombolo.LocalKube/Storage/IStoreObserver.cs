using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Storage;

/// <summary>One who is told of every change of a store.</summary>
internal interface IStoreObserver
{
    /// <summary>Called in order, under the store's lock: quick, and without writing.</summary>
    void OnChange(GroupResource resource, StoreEvent change);
}
