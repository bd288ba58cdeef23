namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>The clusters of a Distribution; the same instance for as long as they are the same.</summary>
/// <param name="Names">Clusters that there are, without those that are leaving; ordinal order.</param>
/// <param name="UnknownClusters">Names in the specification that no Cluster has, ordinal order.</param>
internal sealed record TargetSelection(IReadOnlyList<string> Names, IReadOnlyList<string> UnknownClusters)
{
    // Made when it is first asked for: most selections are only compared.
    private HashSet<string>? _all;

    /// <summary>Whether the Distribution reaches that cluster, or waits for one of that name.</summary>
    public bool Contains(string cluster) => (_all ??= [.. Names, .. UnknownClusters]).Contains(cluster);

    /// <summary>True when nothing differs.</summary>
    public bool HasSameContent(TargetSelection other) =>
        Names.SequenceEqual(other.Names, StringComparer.Ordinal) && UnknownClusters.SequenceEqual(other.UnknownClusters, StringComparer.Ordinal);
}
