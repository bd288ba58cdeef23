namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>What one cluster is to hold and which Distributions reach it; shared by all clusters for which both are the same.</summary>
/// <param name="Distributions">Names, ordinal order.</param>
internal sealed record ClusterPlan(DesiredSet Set, IReadOnlyList<string> Distributions);
