using System.Runtime.CompilerServices;
using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>
/// Selects the clusters of Distributions. Remembers what was selected: only clusters that are new or changed are compared with the selectors
/// again, so that one that joins costs the work for one.
/// </summary>
internal sealed class TargetSelector
{
    private readonly ConditionalWeakTable<DistributionDefinition, Remembered> _remembered = [];
    private ClusterList? _list;

    public SelectedTargets Select(DistributionDefinition definition, IReadOnlyList<TargetCluster> clusters)
    {
        if (!ReferenceEquals(clusters, _list?.Clusters))
        {
            _list = new ClusterList(clusters, _list);
        }

        var known = _remembered.TryGetValue(definition, out var remembered) ? remembered : null;
        if (!ReferenceEquals(known?.Clusters, clusters))
        {
            known = Compute(definition, _list, known);
            _remembered.AddOrUpdate(definition, known);
        }

        return known.Targets;
    }

    private static Remembered Compute(DistributionDefinition definition, ClusterList list, Remembered? known)
    {
        var usable = known is not null && ReferenceEquals(known.Clusters, list.Previous) ? known.Selected : null;
        var selected = new bool[list.Clusters.Count];
        var indexes = new List<int>();
        for (var index = 0; index < selected.Length; index++)
        {
            selected[index] = usable is not null && list.TryGetBefore(index, out var before) ? usable[before] : Selects(definition, list.Clusters[index]);
            if (selected[index])
            {
                indexes.Add(index);
            }
        }

        var selection = new TargetSelection(
            [.. indexes.Select(index => list.Clusters[index].Name)],
            [.. definition.Selection.Names.Where(name => !list.Has(name)).Order(StringComparer.Ordinal)]);
        if (known is not null && known.Targets.Selection.HasSameContent(selection))
        {
            selection = known.Targets.Selection;
        }

        return new Remembered(list.Clusters, selected, new SelectedTargets(selection, indexes));
    }

    private static bool Selects(DistributionDefinition definition, TargetCluster cluster) =>
        !cluster.IsLeaving && (definition.SelectionIsUncertain || definition.Selection.Selects(cluster.Name, cluster.Labels));

    private sealed record Remembered(IReadOnlyList<TargetCluster> Clusters, bool[] Selected, SelectedTargets Targets);
}
