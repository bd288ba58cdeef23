namespace Tombolo.Api.Distributions;

/// <summary>One resource to copy.</summary>
public sealed record DistributionSource
{
    public SourceReference? Ref { get; init; }
}
