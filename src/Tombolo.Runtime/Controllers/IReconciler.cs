namespace Tombolo.Runtime.Controllers;

/// <summary>Makes the world of one key as it should be. Reads, compares, writes what differs; may be called any number of times.</summary>
public interface IReconciler<TKey>
    where TKey : notnull
{
    /// <summary>
    /// Called for one key at a time. An exception means: log it and try again with back-off; a conflict (409) and an API server that
    /// cannot be reached need no handling here.
    /// </summary>
    ValueTask<ReconcileResult> ReconcileAsync(TKey key, CancellationToken cancellationToken);
}
