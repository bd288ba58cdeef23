namespace Tombolo.Secondary.Connection;

/// <summary>How one connection ended, and what is to be done next.</summary>
/// <param name="HealthyFor">How long frames of the primary were accepted; zero when none was.</param>
/// <param name="Problem">For people: what happened and the repair; null for a clean cut.</param>
/// <param name="Tombstone">The primary ended this membership, proven by its signature.</param>
internal sealed record ConnectionEnd(TimeSpan HealthyFor, string? Problem, Protocol.Messages.Tombstone? Tombstone = null)
{
    /// <summary>Somebody else uses this cluster's key; hurry would only make it worse.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>There was no primary to answer: it is down, or starts.</summary>
    public bool IsAway { get; init; }

    /// <summary>The primary asks, proven by its key, to come back no sooner.</summary>
    public TimeSpan NotBefore { get; init; }
}
