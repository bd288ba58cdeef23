namespace Tombolo.Runtime.Events;

/// <summary>What became of one occurrence.</summary>
internal enum EventOutcome
{
    /// <summary>The Event was created or its count raised.</summary>
    Written,

    /// <summary>It is in the count of the next write.</summary>
    Counted,

    /// <summary>Its object had too many.</summary>
    OverBudget,
}
