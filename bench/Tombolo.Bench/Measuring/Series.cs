namespace Tombolo.Bench.Measuring;

/// <summary>All samples of one way to do a thing.</summary>
/// <param name="Name">The way, such as <c>tombolo</c> or <c>bare</c>.</param>
/// <param name="Unit">Of the samples, such as <c>ms</c>.</param>
internal sealed record Series(string Name, string Unit, IReadOnlyList<double> Samples)
{
    public double P50 => Percentile(50);

    public double P99 => Percentile(99);

    public double Minimum => Samples.Min();

    public double Maximum => Samples.Max();

    /// <summary>The smallest sample that is not below so many percent of them (nearest rank).</summary>
    public double Percentile(int percent)
    {
        var sorted = Samples.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(percent / 100.0 * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
