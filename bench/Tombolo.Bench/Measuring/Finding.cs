namespace Tombolo.Bench.Measuring;

/// <summary>One figure, and whether it is what was aimed at.</summary>
/// <param name="Goal">In words; null for a figure without one.</param>
/// <param name="IsMet">Null without a goal.</param>
internal sealed record Finding(string What, double Value, string Unit, string? Goal, bool? IsMet)
{
    public static Finding Of(string what, double value, string unit) => new(what, value, unit, Goal: null, IsMet: null);

    public static Finding AtMost(string what, double value, string unit, double limit) => new(what, value, unit, $"at most {limit} {unit}".TrimEnd(), value <= limit);

    public static Finding AtLeast(string what, double value, string unit, double limit) => new(what, value, unit, $"at least {limit} {unit}".TrimEnd(), value >= limit);

    public static Finding Exactly(string what, double value, string unit, double wanted) => new(what, value, unit, $"exactly {wanted} {unit}".TrimEnd(), value == wanted);
}
