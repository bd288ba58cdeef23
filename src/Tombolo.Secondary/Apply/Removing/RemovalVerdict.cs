namespace Tombolo.Secondary.Apply.Removing;

/// <summary>What the revision as a whole says about removing one copy (design section 7).</summary>
internal enum RemovalVerdict
{
    /// <summary>It may go.</summary>
    Allowed,

    /// <summary>One of its Distributions is on hold.</summary>
    OnHold,

    /// <summary>The revision drops too much of what this cluster holds: it waits for a person.</summary>
    Parked,

    /// <summary>How much the revision drops is not known, because not all copies can be read.</summary>
    NotAllRead,
}
