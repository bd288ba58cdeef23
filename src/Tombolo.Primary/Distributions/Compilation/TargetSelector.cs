using System.Runtime.CompilerServices;
using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>Selects the clusters of Distributions; remembers the result while neither the clusters nor the Distribution change.</summary>
internal sealed class TargetSelector
{
    private ConditionalWeakTable<DistributionDefinition, TargetSelection> _selected = [];
    private IReadOnlyList<TargetCluster>? _clusters;

    public TargetSelection Select(DistributionDefinition definition, IReadOnlyList<TargetCluster> clusters)
    {
        if (!ReferenceEquals(clusters, _clusters))
        {
            _clusters = clusters;
            _selected = [];
        }

        if (!_selected.TryGetValue(definition, out var selection))
        {
            selection = Compute(definition, clusters);
            _selected.Add(definition, selection);
        }

        return selection;
    }

    private static TargetSelection Compute(DistributionDefinition definition, IReadOnlyList<TargetCluster> clusters)
    {
        var indexes = new List<int>();
        var names = new List<string>();
        var unknown = new SortedSet<string>(definition.Selection.Names, StringComparer.Ordinal);
        for (var index = 0; index < clusters.Count; index++)
        {
            var cluster = clusters[index];
            unknown.Remove(cluster.Name);
            if (!cluster.IsLeaving && (definition.SelectionIsUncertain || definition.Selection.Selects(cluster.Name, cluster.Labels)))
            {
                indexes.Add(index);
                names.Add(cluster.Name);
            }
        }

        return new TargetSelection(indexes, names, [.. unknown]);
    }
}
