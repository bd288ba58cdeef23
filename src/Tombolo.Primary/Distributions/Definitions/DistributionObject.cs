using Tombolo.Api.Distributions;

namespace Tombolo.Primary.Distributions.Definitions;

/// <summary>A Distribution as it is stored.</summary>
/// <param name="Finalizers">As they are, ours or not.</param>
/// <param name="Status">Null when there is none or it cannot be read.</param>
internal sealed record DistributionObject(
    DistributionDefinition Definition,
    string ResourceVersion,
    long Generation,
    IReadOnlyList<string> Finalizers,
    DistributionStatus? Status);
