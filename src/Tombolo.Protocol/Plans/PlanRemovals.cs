namespace Tombolo.Protocol.Plans;

/// <summary>What a cluster would not be to hold any more: asked for all copies of some Distributions at once.</summary>
/// <param name="Of">Names of the Distributions whose copies are meant.</param>
/// <param name="Wanted">Keys of everything that the cluster would be to hold.</param>
/// <param name="Hold">As in a checkpoint.</param>
/// <param name="Deleted">As in a checkpoint.</param>
/// <param name="Parked">As in a checkpoint.</param>
public sealed record PlanRemovals(
    IReadOnlyList<string> Of, IReadOnlyList<string> Wanted, IReadOnlyList<string> Hold, IReadOnlyList<string> Deleted, IReadOnlyList<string> Parked);
