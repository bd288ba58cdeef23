namespace Tombolo.Secondary.Sync;

/// <summary>What the primary wants this cluster to hold: one complete, authenticated revision (docs/protocol.md, "Frames").</summary>
/// <param name="Items">By key; the payload is UTF-8 JSON of a <c>DesiredItem</c>.</param>
/// <param name="Hold">Distributions whose copies must not be removed under this revision.</param>
/// <param name="Deleted">Distributions whose removal is explicit.</param>
/// <param name="Approved">A person approved the removals of this revision.</param>
/// <param name="PrimaryId">The origin that marks the copies.</param>
public sealed record DesiredState(
    DesiredRevision Revision,
    IReadOnlyDictionary<string, DesiredPayload> Items,
    IReadOnlySet<string> Hold,
    IReadOnlySet<string> Deleted,
    bool Approved,
    string PrimaryId)
{
    /// <summary>Those of <see cref="Hold"/> whose removals wait for approval on the primary.</summary>
    public IReadOnlySet<string> Parked { get; init; } = new HashSet<string>();
}
