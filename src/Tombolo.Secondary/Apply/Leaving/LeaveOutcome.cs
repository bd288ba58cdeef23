using Tombolo.Protocol.Payloads;

namespace Tombolo.Secondary.Apply.Leaving;

/// <summary>What became of the copies when the membership ended.</summary>
/// <param name="Removed">Keys of the copies that are gone, or on their way.</param>
/// <param name="Kept">Copies that stayed as objects of this cluster, and why.</param>
/// <param name="Failed">Copies that still carry our marks, and why: try again.</param>
public sealed record LeaveOutcome(IReadOnlyList<string> Removed, IReadOnlyList<ItemResult> Kept, IReadOnlyList<ItemResult> Failed)
{
    /// <summary>No copy is left that carries our marks.</summary>
    public bool IsComplete => Failed.Count == 0;
}
