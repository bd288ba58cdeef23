using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Controllers;

/// <summary>One task of a cluster's controllers: what changes may concern it, and what it does about them.</summary>
internal interface IReconciler
{
    /// <summary>Names what has to be looked at after a change. Called for every change, in order, under the store's lock: quick, and without writing.</summary>
    void Observe(GroupResource resource, StoreEvent change, Action<string> enqueue);

    /// <summary>Looks at one of them, and makes it as it should be. Called again when it throws.</summary>
    void Reconcile(string key, Action<string> enqueue);
}
