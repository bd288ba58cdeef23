namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>A selection among the clusters of one snapshot.</summary>
/// <param name="Indexes">Where the selected clusters stand in the snapshot, ascending.</param>
internal sealed record SelectedTargets(TargetSelection Selection, IReadOnlyList<int> Indexes);
