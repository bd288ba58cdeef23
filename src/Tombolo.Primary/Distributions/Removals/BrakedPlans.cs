using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Distributions.Removals;

/// <summary>
/// Gives clusters their plans with what the brake says. Clusters that are told the same share one; one that is told the same as before keeps its
/// instance, and a new one has a sequence above the one before. Not thread-safe.
/// </summary>
internal sealed class BrakedPlans
{
    private Dictionary<string, Told> _told = new(StringComparer.Ordinal);
    private Dictionary<string, Told> _next = new(StringComparer.Ordinal);
    private Dictionary<(DesiredSet Set, BrakeLists Lists), DesiredSet> _made = [];
    private Dictionary<(DesiredSet Set, ClusterPlan Plan), ClusterPlan> _plans = [];

    /// <summary>The clusters are given their plans anew from here on.</summary>
    public void Begin()
    {
        _next = new Dictionary<string, Told>(_told.Count, StringComparer.Ordinal);
        _made = [];
        _plans = [];
    }

    /// <param name="plan">Without the brake.</param>
    /// <param name="isChanged">The cluster is told something else than before.</param>
    public ClusterPlan For(string cluster, ClusterPlan plan, BrakeLists lists, long sequence, out bool isChanged)
    {
        var before = _told.GetValueOrDefault(cluster);
        DesiredSet set;
        if (before is not null && ReferenceEquals(before.Raw, plan.Set) && before.Lists == lists)
        {
            set = before.Set;
        }
        else if (lists == BrakeLists.None && (before is null || plan.Set.Sequence > before.Set.Sequence))
        {
            set = plan.Set;
        }
        else if (!_made.TryGetValue((plan.Set, lists), out set!))
        {
            _made.Add((plan.Set, lists), set = lists.Apply(plan.Set, sequence));
        }

        isChanged = !ReferenceEquals(before?.Set, set);
        _next[cluster] = new Told(plan.Set, lists, set);
        return Share(plan, set);
    }

    /// <summary>The cluster is told what it was told before, if it was told anything.</summary>
    public ClusterPlan Keep(string cluster, ClusterPlan plan, out bool isChanged)
    {
        if (!_told.TryGetValue(cluster, out var before))
        {
            return For(cluster, plan, BrakeLists.None, plan.Set.Sequence, out isChanged);
        }

        isChanged = false;
        _next[cluster] = before;
        return Share(plan, before.Set);
    }

    /// <summary>All clusters have their plans; others are forgotten.</summary>
    public void End() => _told = _next;

    private ClusterPlan Share(ClusterPlan plan, DesiredSet set)
    {
        if (ReferenceEquals(plan.Set, set))
        {
            return plan;
        }

        if (!_plans.TryGetValue((set, plan), out var shared))
        {
            _plans.Add((set, plan), shared = new ClusterPlan(set, plan.Distributions));
        }

        return shared;
    }

    private sealed record Told(DesiredSet Raw, BrakeLists Lists, DesiredSet Set);
}
