using System.Runtime.CompilerServices;
using Tombolo.Primary.Distributions.Compilation.Varying;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>
/// Computes what every cluster of the fleet is to hold. The content depends on the snapshot alone, not on the order in which things
/// happened; what is remembered from the compilation before only saves work and keeps sequences growing. Not thread-safe.
/// </summary>
internal sealed class DistributionCompiler(ItemEncoder encoder)
{
    private readonly CompiledItemCache _items = new(encoder);
    private readonly TargetSelector _selector = new();
    private readonly DistributionVariants _variants = new();
    private readonly ConditionalWeakTable<SourceObject, string> _contentTags = [];
    private Dictionary<SetSignature, SetContent> _contents = [];

    /// <summary>The items that were encoded so far; for measurements.</summary>
    public int EncodedItems => _items.Encoded;

    /// <summary>The compilation of <paramref name="snapshot"/>; sets and outcomes that did not change are those of <paramref name="previous"/>.</summary>
    public FleetCompilation Compile(FleetSnapshot snapshot, FleetCompilation previous)
    {
        var sequence = previous.Sequence + 1;
        _variants.Begin();
        var targets = snapshot.Distributions.Select(definition => _selector.Select(definition, snapshot.Clusters)).ToArray();
        var outcomes = snapshot.Distributions
            .Select((definition, index) => Decide(definition, targets[index], snapshot, previous, sequence))
            .ToArray();
        var groups = ClusterGroups.Form(snapshot.Clusters, outcomes, [.. targets.Select(target => target.Indexes)]);
        var (clusters, changedClusters) = Plan(snapshot.Clusters, groups, previous, sequence);
        var distributions = outcomes.ToDictionary(outcome => outcome.Definition.Name, StringComparer.Ordinal);
        var changedDistributions = outcomes
            .Where(outcome => !ReferenceEquals(previous.Distributions.GetValueOrDefault(outcome.Definition.Name), outcome))
            .Select(outcome => outcome.Definition.Name)
            .Concat(previous.Distributions.Keys.Where(name => !distributions.ContainsKey(name)))
            .ToArray();
        return new FleetCompilation(sequence, clusters, distributions, changedClusters, changedDistributions);
    }

    private DistributionOutcome Decide(
        DistributionDefinition definition, SelectedTargets selected, FleetSnapshot snapshot, FleetCompilation previous, long sequence)
    {
        var known = previous.Distributions.GetValueOrDefault(definition.Name);
        var targets = selected.Selection;
        var expanded = SourceExpander.Expand(definition, snapshot.Sources);
        if (known is not null && expanded.HasSameContent(known.Expanded))
        {
            expanded = known.Expanded;
        }

        var variants = _variants.Expand(expanded, selected, snapshot, known);
        if (known is not null && ReferenceEquals(expanded, known.Expanded) && ReferenceEquals(variants, known.Variants) && ReferenceEquals(targets, known.Targets))
        {
            return known;
        }

        IReadOnlyCollection<ExpandedDistribution> all =
            variants is null ? [expanded] : [.. variants.Values.Distinct<ExpandedDistribution>(ReferenceEqualityComparer.Instance)];
        string HashAfter(string spent) => RevisionHash.Compute(expanded, variants, targets, spent, source => _contentTags.GetValue(source, encoder.ContentTag));
        var spentApproval = definition.SpentApproval;
        var hash = HashAfter(spentApproval);
        if (definition.IsApprovalInUse && hash != definition.ApprovedRevision)
        {
            // What was approved is over, however often the same is wanted again.
            spentApproval = definition.ApprovedRevision;
            hash = HashAfter(spentApproval);
        }

        return new DistributionOutcome
        {
            Expanded = expanded,
            Variants = variants,
            Targets = targets,
            Keys = [.. all.SelectMany(variant => variant.Sources).Select(source => source.ItemKey).Distinct().Order(StringComparer.Ordinal)],
            Unavailable = variants is null ? expanded.Unavailable : [.. all.SelectMany(variant => variant.Unavailable).Distinct()],
            RevisionHash = hash,
            SpentApproval = spentApproval,
            ChangedAt = known?.RevisionHash == hash ? known.ChangedAt : sequence,
        };
    }

    private (Dictionary<string, ClusterPlan> Plans, List<string> Changed) Plan(
        IReadOnlyList<TargetCluster> clusters,
        IReadOnlyList<(SetSignature Signature, List<int> Clusters)> groups,
        FleetCompilation previous,
        long sequence)
    {
        var contents = new Dictionary<SetSignature, SetContent>();
        var builder = new SetBuilder(_items);
        var plans = new Dictionary<string, ClusterPlan>(clusters.Count, StringComparer.Ordinal);
        var changed = new List<string>();
        foreach (var (signature, members) in groups)
        {
            var content = _contents.GetValueOrDefault(signature) ?? builder.Build(signature);
            contents.Add(signature, content);
            string[] distributions = [.. signature.Distributions.Select(distribution => distribution.Definition.Name)];
            var group = new GroupPlans(content, distributions, sequence);
            foreach (var index in members)
            {
                var name = clusters[index].Name;
                var before = previous.Clusters.GetValueOrDefault(name);
                var plan = group.For(before);
                plans.Add(name, plan);
                if (!ReferenceEquals(before?.Set, plan.Set))
                {
                    changed.Add(name);
                }
            }
        }

        KeepLeaving(clusters, previous, plans);
        _contents = contents;
        return (plans, changed);
    }

    // A cluster that is leaving removes its copies by itself; until then it keeps the last set that it was given.
    private static void KeepLeaving(IReadOnlyList<TargetCluster> clusters, FleetCompilation previous, Dictionary<string, ClusterPlan> plans)
    {
        foreach (var cluster in clusters)
        {
            if (cluster.IsLeaving && previous.Clusters.TryGetValue(cluster.Name, out var last))
            {
                plans.Add(cluster.Name, last);
            }
        }
    }
}
