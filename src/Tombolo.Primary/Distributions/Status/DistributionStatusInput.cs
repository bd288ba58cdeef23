using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>All that decides the status of a Distribution.</summary>
/// <param name="Stored">The Distribution with the status it has.</param>
/// <param name="Outcome">What the last compilation makes of it; null when it was not compiled yet.</param>
/// <param name="IsNamespaceEnding"><c>kasten-io-mc</c> is being deleted, or the kind itself.</param>
internal sealed record DistributionStatusInput(
    DistributionObject Stored, DistributionOutcome? Outcome, TargetsView Targets, DateTimeOffset Now, bool IsNamespaceEnding = false);
