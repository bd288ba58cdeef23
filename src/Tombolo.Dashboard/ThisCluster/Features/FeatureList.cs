namespace Tombolo.Dashboard.ThisCluster.Features;

/// <summary>All feature switches of this cluster.</summary>
internal sealed record FeatureList(IReadOnlyList<FeatureView> Items);
