namespace Tombolo.Primary.Distributions.Details;

/// <summary>Which targets are asked for.</summary>
/// <param name="After">Only names after this one, ordinal order; empty for all.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="State">Only targets in this state; null for all.</param>
public sealed record DetailQuery(string After = "", int Limit = DetailQuery.MostTargets, string? State = null)
{
    /// <summary>An answer stays of a size that a client can hold.</summary>
    public const int MostTargets = 500;
}
