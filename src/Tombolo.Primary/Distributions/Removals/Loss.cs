namespace Tombolo.Primary.Distributions.Removals;

/// <summary>What a cluster would lose of one Distribution although nobody asked for that explicitly.</summary>
/// <param name="Copies">How many go.</param>
/// <param name="IsWhole">The Distribution does not reach the cluster any more.</param>
/// <param name="WasParked">It waited for approval when that was last stored: then it goes on waiting, whatever else was lost meanwhile.</param>
internal readonly record struct Loss(string Cluster, string Distribution, int Copies, bool IsWhole, bool WasParked);
