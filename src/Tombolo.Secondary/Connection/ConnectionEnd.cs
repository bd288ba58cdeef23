namespace Tombolo.Secondary.Connection;

/// <summary>How one connection ended, and what is to be done next.</summary>
/// <param name="WasHealthy">Frames of the primary were accepted: the next try needs no long wait.</param>
/// <param name="Problem">For people: what happened and the repair; null for a clean cut.</param>
/// <param name="Tombstone">The primary ended this membership, proven by its signature.</param>
internal sealed record ConnectionEnd(bool WasHealthy, string? Problem, Protocol.Messages.Tombstone? Tombstone = null)
{
    /// <summary>Somebody else uses this cluster's key; hurry would only make it worse.</summary>
    public bool IsSuperseded { get; init; }
}
