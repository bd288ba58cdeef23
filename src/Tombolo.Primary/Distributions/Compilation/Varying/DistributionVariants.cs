namespace Tombolo.Primary.Distributions.Compilation.Varying;

/// <summary>
/// Works out what a Distribution sends to each of its clusters where that differs: by overrides, or by values of the cluster in its sources. Costs nothing
/// where it does not.
/// </summary>
internal sealed class DistributionVariants
{
    private readonly SourceVariants _sources = new();

    /// <summary>Begins a compilation.</summary>
    public void Begin() => _sources.Begin();

    /// <summary>What each cluster gets; null when all get the same. Clusters with the same content share one instance, that of <paramref name="known"/> where it has one.</summary>
    /// <param name="shared">The Distribution with its sources as they are stored.</param>
    /// <param name="known">The outcome of the compilation before; null when there is none.</param>
    public IReadOnlyDictionary<string, ExpandedDistribution>? Expand(
        ExpandedDistribution shared, SelectedTargets targets, FleetSnapshot snapshot, DistributionOutcome? known)
    {
        var definition = shared.Definition;
        if (definition.Overrides.Count == 0 && !shared.Sources.Any(source => source.Template is not null))
        {
            return null;
        }

        var distinct = new HashSet<ExpandedDistribution>(known?.Variants?.Values ?? [], ExpandedContentComparer.Instance);
        var variants = new Dictionary<string, ExpandedDistribution>(targets.Indexes.Count, StringComparer.Ordinal);
        foreach (var index in targets.Indexes)
        {
            var cluster = snapshot.Clusters[index];
            var variant = Expand(shared, cluster, snapshot);
            if (!distinct.TryGetValue(variant, out var same))
            {
                distinct.Add(same = variant);
            }

            variants.Add(cluster.Name, same);
        }

        return AreSame(variants, known?.Variants) ? known!.Variants : variants;
    }

    private ExpandedDistribution Expand(ExpandedDistribution shared, TargetCluster cluster, FleetSnapshot snapshot)
    {
        var definition = shared.Definition;
        var overrides = definition.Overrides.Where(change => change.Clusters.Selects(cluster.Name, cluster.Labels)).ToList();
        var expanded = SourceExpander.Expand(definition, new ClusterSources(snapshot.Sources, _sources, overrides, cluster));
        var unused = overrides
            .Where(change => !expanded.Sources.Any(source => source.Key == change.Target) && !expanded.Unavailable.Any(source => source.Key == change.Target))
            .Select(change => new UnavailableSource(change.Target, null, UnavailableReasons.OverrideUnused,
                $"{change.Path} is about {change.Target}, which this Distribution does not send; correct its target, or remove the override"))
            .ToList();
        return unused.Count == 0 ? expanded : expanded with { Unavailable = [.. expanded.Unavailable, .. unused] };
    }

    private static bool AreSame(IReadOnlyDictionary<string, ExpandedDistribution> variants, IReadOnlyDictionary<string, ExpandedDistribution>? known) =>
        known is not null && known.Count == variants.Count && variants.All(variant => known.TryGetValue(variant.Key, out var same) && ReferenceEquals(same, variant.Value));
}
