using Tombolo.Api.Clusters;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Removals;
using Tombolo.Primary.Distributions.Sources;
using Tombolo.Protocol.Plans;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>
/// Compiles a fleet as it is and as it would be, with the compiler and the brake that the sets are made by, and finds what differs for whom. Pauses are
/// taken for lifted, or nothing could be said.
/// </summary>
/// <param name="holds">What a cluster acknowledged that it holds; null when it is not known.</param>
internal sealed class PlanCompiler(ItemEncoder encoder, TimeProvider time, Func<string, IReadOnlyList<HeldDistribution>?> holds)
{
    /// <param name="stored">The fleet as it is.</param>
    /// <param name="asked">The Distribution as it would be; null when only sources are edited.</param>
    public PlannedFleet Compile(FleetSnapshot stored, DistributionDefinition? asked, IReadOnlyList<SourceObject> edited)
    {
        TargetCluster[] clusters = [.. stored.Clusters.Select(cluster => cluster.IsPaused ? cluster with { IsPaused = false } : cluster)];
        var before = new DistributionCompiler(encoder).Compile(stored with { Clusters = clusters }, FleetCompilation.None);
        var wanted = new FleetSnapshot(With(stored.Distributions, asked), clusters, new EditedSources(stored.Sources, edited));
        var after = new DistributionCompiler(encoder).Compile(wanted, FleetCompilation.None);
        var leaving = clusters.Where(cluster => cluster.IsLeaving).Select(cluster => cluster.Name).ToHashSet(StringComparer.Ordinal);
        var braked = new RemovalBrake(time).Apply(after, FleetCompilation.None, holds, leaving.Contains);
        var scope = Scope(asked, before, after);
        return new PlannedFleet(
            [.. scope.Order(StringComparer.Ordinal)], Targets(scope, before, after, braked), PlanRemarks.Problems(scope, after), PlanRemarks.Notes(scope, asked, stored.Clusters, braked));
    }

    private static IReadOnlyList<DistributionDefinition> With(IReadOnlyList<DistributionDefinition> stored, DistributionDefinition? asked) => asked is null
        ? stored
        : [.. stored.Where(definition => definition.Name != asked.Name).Append(asked with { IsPaused = false }).OrderBy(definition => definition.Name, StringComparer.Ordinal)];

    /// <summary>The one that is asked about, and all that edited sources change.</summary>
    private static HashSet<string> Scope(DistributionDefinition? asked, FleetCompilation before, FleetCompilation after)
    {
        var scope = after.Distributions
            .Where(outcome => before.Distributions.GetValueOrDefault(outcome.Key)?.RevisionHash != outcome.Value.RevisionHash)
            .Select(outcome => outcome.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (asked is not null)
        {
            scope.Add(asked.Name);
        }

        return scope;
    }

    private Dictionary<string, PlannedTarget> Targets(HashSet<string> scope, FleetCompilation before, FleetCompilation after, FleetCompilation braked)
    {
        var targets = new Dictionary<string, PlannedTarget>(StringComparer.Ordinal);
        var made = new Dictionary<(DesiredSet? Before, DesiredSet After, DesiredSet Braked), PlannedTarget>();
        foreach (var (name, plan) in after.Clusters)
        {
            var known = before.Clusters.GetValueOrDefault(name);
            if (!plan.Distributions.Any(scope.Contains) && known?.Distributions.Any(scope.Contains) is not true && holds(name)?.Any(hold => scope.Contains(hold.Name)) is not true)
            {
                continue;
            }

            var id = (known?.Set, plan.Set, braked.Clusters[name].Set);
            if (!made.TryGetValue(id, out var target))
            {
                made.Add(id, target = Target(scope, known?.Set, plan.Set, braked.Clusters[name].Set));
            }

            targets.Add(name, target);
        }

        return targets;
    }

    // What only waits for a moment of rest goes, so it is not told as held.
    private static PlannedTarget Target(HashSet<string> scope, DesiredSet? before, DesiredSet after, DesiredSet braked) => new(
        [
            .. after.Items.Values
                .Where(item => item.Distributions.Any(scope.Contains) || before?.Items.GetValueOrDefault(item.Key)?.Etag != item.Etag)
                .OrderBy(item => item.Key, StringComparer.Ordinal),
        ],
        new PlanRemovals([.. scope], [.. after.Items.Keys], [.. after.Hold.Union(braked.Parked)], braked.Deleted, braked.Parked));
}
