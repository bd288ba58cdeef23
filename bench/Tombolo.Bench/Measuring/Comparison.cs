namespace Tombolo.Bench.Measuring;

/// <summary>One thing, measured in one run with Tombolo and without it.</summary>
/// <param name="What">What a sample is.</param>
/// <param name="Measured">Tombolo.</param>
/// <param name="Bare">The same work without Tombolo.</param>
internal sealed record Comparison(string What, Series Measured, Series Bare)
{
    public double RatioP50 => Measured.P50 / Bare.P50;

    public double RatioP99 => Measured.P99 / Bare.P99;
}
