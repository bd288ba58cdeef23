namespace Tombolo.Primary.Distributions.Plans;

/// <summary>What clusters are to be asked, and what is known without asking.</summary>
/// <param name="Distributions">Those whose effect is asked about, ordinal order.</param>
/// <param name="Targets">By name of the Cluster.</param>
internal sealed record PlannedFleet(
    IReadOnlyList<string> Distributions, IReadOnlyDictionary<string, PlannedTarget> Targets, IReadOnlyList<string> Problems, IReadOnlyList<string> Notes);
