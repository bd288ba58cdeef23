namespace Tombolo.Primary.Distributions.Details;

/// <summary>A Distribution with every target and every object on it; what a status is too small for.</summary>
/// <param name="RevisionHash">Digest of what it distributes and to whom.</param>
/// <param name="Targets">Ordinal order of names.</param>
public sealed record DistributionDetail(string Name, string RevisionHash, IReadOnlyList<TargetDetail> Targets);
