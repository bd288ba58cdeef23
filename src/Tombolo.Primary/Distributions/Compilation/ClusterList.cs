namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>The clusters of a snapshot, and where each of them stood in the one before.</summary>
internal sealed class ClusterList
{
    private const int New = -1;

    private readonly HashSet<string> _names;
    private readonly int[] _before;

    public ClusterList(IReadOnlyList<TargetCluster> clusters, ClusterList? previous)
    {
        Clusters = clusters;
        Previous = previous?.Clusters;
        _names = [.. clusters.Select(cluster => cluster.Name)];
        _before = new int[clusters.Count];
        var known = new Dictionary<TargetCluster, int>(ReferenceEqualityComparer.Instance);
        for (var index = 0; index < (Previous?.Count ?? 0); index++)
        {
            known.Add(Previous![index], index);
        }

        for (var index = 0; index < _before.Length; index++)
        {
            _before[index] = known.TryGetValue(clusters[index], out var before) ? before : New;
        }
    }

    public IReadOnlyList<TargetCluster> Clusters { get; }

    /// <summary>The clusters of the snapshot before; null for the first.</summary>
    public IReadOnlyList<TargetCluster>? Previous { get; }

    public bool Has(string name) => _names.Contains(name);

    /// <summary>Where the same cluster, unchanged, stood before.</summary>
    public bool TryGetBefore(int index, out int before)
    {
        before = _before[index];
        return before != New;
    }
}
