namespace Tombolo.Secondary.Apply.Ordering;

/// <summary>Where a revision stands.</summary>
internal enum ProgressPhase
{
    /// <summary>What is new is being tried.</summary>
    Applying,

    /// <summary>What must go is being worked out.</summary>
    Planning,

    /// <summary>What must go is being tried.</summary>
    Removing,

    /// <summary>Everything was tried at least once.</summary>
    Done,
}
