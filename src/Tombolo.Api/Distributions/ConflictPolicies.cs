namespace Tombolo.Api.Distributions;

/// <summary>The values of <see cref="DistributionSpec.ConflictPolicy"/>: what to do with an object of the same name that is not ours (design section 6).</summary>
public static class ConflictPolicies
{
    /// <summary>An equal object is adopted, a different one is left alone and reported as Conflict.</summary>
    public const string AdoptIfEqual = "AdoptIfEqual";

    /// <summary>Any such object is taken over and made equal.</summary>
    public const string Adopt = "Adopt";

    /// <summary>Any such object is left alone and reported as Conflict.</summary>
    public const string Fail = "Fail";

    /// <summary>All values; the first is the default.</summary>
    public static IReadOnlyList<string> All { get; } = [AdoptIfEqual, Fail, Adopt];
}
