using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>What is known of a plan without asking any cluster.</summary>
internal static class PlanRemarks
{
    public static IReadOnlyList<string> Problems(IEnumerable<string> scope, FleetCompilation after) =>
        [.. scope.Order(StringComparer.Ordinal).SelectMany(name => after.Distributions[name].Unavailable).Select(source => source.Message).Distinct()];

    /// <param name="clusters">With their pauses.</param>
    public static IReadOnlyList<string> Notes(IEnumerable<string> scope, DistributionDefinition? asked, IReadOnlyList<TargetCluster> clusters, FleetCompilation braked)
    {
        var notes = new List<string>();
        if (asked is { IsPaused: true })
        {
            notes.Add($"Distribution {asked.Name} is paused: this happens when the pause is lifted");
        }

        foreach (var outcome in scope.Order(StringComparer.Ordinal).Select(name => braked.Distributions[name]))
        {
            var name = outcome.Definition.Name;
            notes.AddRange(outcome.Targets.UnknownClusters.Select(unknown => $"there is no Cluster {unknown} yet: Distribution {name} reaches it as soon as one joins under this name"));
            notes.AddRange(clusters.Where(cluster => cluster.IsPaused && outcome.Targets.Contains(cluster.Name)).Select(paused => $"Cluster {paused.Name} is paused: this happens there when the pause is lifted"));
            if (outcome.Removal is { Parked.Count: > 0 } removal)
            {
                notes.Add($"Distribution {name} leaves {removal.Parked.Count} of {removal.Holders} clusters that hold it ({removal.ParkedCopies} copies): that waits for approval");
            }
        }

        return [.. notes.Distinct()];
    }
}
