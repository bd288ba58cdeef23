using System.Collections.Immutable;

namespace Tombolo.Fleet.Tests.Model;

/// <summary>All that people want of a fleet at one moment.</summary>
/// <param name="Sources">The global resources there are, each with its value.</param>
/// <param name="Deleted">Names of Distributions that were deleted, and are not there under that name again.</param>
internal sealed record FleetModel(
    ImmutableDictionary<ObjectName, int> Sources,
    ImmutableSortedDictionary<string, ModelDistribution> Distributions,
    ImmutableSortedDictionary<string, ModelCluster> Clusters,
    ImmutableHashSet<string> Deleted)
{
    public static FleetModel Empty { get; } = new(
        ImmutableDictionary<ObjectName, int>.Empty,
        ImmutableSortedDictionary<string, ModelDistribution>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableSortedDictionary<string, ModelCluster>.Empty.WithComparers(StringComparer.Ordinal),
        []);
}
