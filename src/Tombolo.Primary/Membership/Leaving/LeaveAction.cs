namespace Tombolo.Primary.Membership.Leaving;

/// <summary>What to do next about a Cluster that is being deleted.</summary>
internal enum LeaveAction
{
    /// <summary>Keep the finalizer and say what it waits for.</summary>
    Hold,

    /// <summary>Ask the member to leave and wait for its answer.</summary>
    Ask,

    /// <summary>Ask the member; if it does not answer well, end the membership without it.</summary>
    AskOrBury,

    /// <summary>Store a tombstone, then let the Cluster go.</summary>
    Bury,

    /// <summary>Nobody is to be told any more: let the Cluster go.</summary>
    Release,
}
