using System.Collections.Frozen;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>The clusters of a Distribution.</summary>
/// <param name="Indexes">Into the snapshot's clusters, ascending; without those that are leaving.</param>
/// <param name="Names">Their names, ordinal order.</param>
/// <param name="UnknownClusters">Names in the specification that no Cluster has, ordinal order.</param>
internal sealed record TargetSelection(IReadOnlyList<int> Indexes, IReadOnlyList<string> Names, IReadOnlyList<string> UnknownClusters)
{
    private readonly FrozenSet<string> _all = Names.Concat(UnknownClusters).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the Distribution reaches that cluster, or waits for one of that name.</summary>
    public bool Contains(string cluster) => _all.Contains(cluster);
}
