namespace Tombolo.Api.Distributions;

/// <summary>The values of <see cref="DistributionSpec.References"/>: what becomes of objects that the sources refer to.</summary>
public static class ReferencePolicies
{
    /// <summary>They are sent too.</summary>
    public const string Follow = "Follow";

    /// <summary>They are not sent, only named in the status: each cluster has them from elsewhere.</summary>
    public const string Report = "Report";

    /// <summary>All values; the first is the default.</summary>
    public static IReadOnlyList<string> All { get; } = [Follow, Report];
}
