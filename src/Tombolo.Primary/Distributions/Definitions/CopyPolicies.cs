using Tombolo.Api.Distributions;

namespace Tombolo.Primary.Distributions.Definitions;

/// <summary>How a member treats the copies of a Distribution.</summary>
/// <param name="Conflict">One of <see cref="ConflictPolicies"/>.</param>
/// <param name="Drift">One of <see cref="DriftPolicies"/>.</param>
/// <param name="Deletion">One of <see cref="DeletionPolicies"/>.</param>
internal readonly record struct CopyPolicies(string Conflict, string Drift, string Deletion)
{
    /// <summary>The policies of a specification, with the defaults for what it leaves out.</summary>
    public static CopyPolicies Of(DistributionSpec spec) => new(
        OrDefault(spec.ConflictPolicy, ConflictPolicies.All),
        OrDefault(spec.DriftPolicy, DriftPolicies.All),
        OrDefault(spec.DeletionPolicy, DeletionPolicies.All));

    private static string OrDefault(string? value, IReadOnlyList<string> all) => string.IsNullOrEmpty(value) ? all[0] : value;
}
