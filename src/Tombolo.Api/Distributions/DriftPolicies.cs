namespace Tombolo.Api.Distributions;

/// <summary>The values of <see cref="DistributionSpec.DriftPolicy"/> (design section 6).</summary>
public static class DriftPolicies
{
    /// <summary>A changed copy is repaired at once and the change is reported.</summary>
    public const string Revert = "Revert";

    /// <summary>A changed copy is only reported.</summary>
    public const string Report = "Report";

    /// <summary>All values; the first is the default.</summary>
    public static IReadOnlyList<string> All { get; } = [Revert, Report];
}
