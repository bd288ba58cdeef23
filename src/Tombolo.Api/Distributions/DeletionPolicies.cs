namespace Tombolo.Api.Distributions;

/// <summary>The values of <see cref="DistributionSpec.DeletionPolicy"/> (contract U10).</summary>
public static class DeletionPolicies
{
    /// <summary>Copies are removed, except what another Distribution wants or what was adopted.</summary>
    public const string Delete = "Delete";

    /// <summary>Copies stay and lose our marks.</summary>
    public const string Retain = "Retain";

    /// <summary>All values; the first is the default.</summary>
    public static IReadOnlyList<string> All { get; } = [Delete, Retain];
}
