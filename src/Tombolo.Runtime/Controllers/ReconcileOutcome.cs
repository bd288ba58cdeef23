namespace Tombolo.Runtime.Controllers;

/// <summary>What a reconcile asks for next.</summary>
public enum ReconcileOutcome
{
    /// <summary>Nothing until the key changes.</summary>
    Done,

    /// <summary>Another look after a time.</summary>
    RequeueAfter,

    /// <summary>Another try with the key's back-off.</summary>
    Retry,
}
