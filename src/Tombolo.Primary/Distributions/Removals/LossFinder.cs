using Tombolo.Api.Clusters;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Removals;

/// <summary>
/// Compares what each cluster acknowledged that it holds, which is stored and outlives this process, with what it is to hold. Remembers for which
/// clusters there was nothing to find, as long as neither changes. Not thread-safe.
/// </summary>
internal sealed class LossFinder
{
    private readonly Dictionary<string, (IReadOnlyList<HeldDistribution> Holds, ClusterPlan Plan)> _clean = new(StringComparer.Ordinal);

    /// <param name="plan">Before any brake.</param>
    public ClusterLosses Find(string cluster, IReadOnlyList<HeldDistribution> holds, ClusterPlan plan, IReadOnlyDictionary<string, DistributionOutcome> distributions)
    {
        if (_clean.TryGetValue(cluster, out var clean) && ReferenceEquals(clean.Holds, holds) && ReferenceEquals(clean.Plan, plan))
        {
            return ClusterLosses.None;
        }

        var found = Compare(cluster, holds, plan, distributions);
        if (found.IsNone)
        {
            _clean[cluster] = (holds, plan);
            return ClusterLosses.None;
        }

        _clean.Remove(cluster);
        return found;
    }

    /// <summary>Forgets clusters that are not among these.</summary>
    public void Keep(IReadOnlyDictionary<string, ClusterPlan> clusters)
    {
        foreach (var gone in _clean.Keys.Where(cluster => !clusters.ContainsKey(cluster)).ToList())
        {
            _clean.Remove(gone);
        }
    }

    private static ClusterLosses Compare(
        string cluster, IReadOnlyList<HeldDistribution> holds, ClusterPlan plan, IReadOnlyDictionary<string, DistributionOutcome> distributions)
    {
        var copies = HeldCopies.Count(plan.Set);
        var losses = new List<Loss>();
        var unknown = new List<string>();
        var deleted = new List<string>();
        var held = 0;
        foreach (var hold in holds)
        {
            var reaches = plan.Distributions.Contains(hold.Name, StringComparer.Ordinal);
            if (!distributions.TryGetValue(hold.Name, out var outcome) || outcome.Mode == DistributionMode.NotAdmitted)
            {
                unknown.Add(hold.Name);
                continue;
            }

            if (outcome.Mode == DistributionMode.Deleted)
            {
                if (!reaches)
                {
                    deleted.Add(hold.Name);
                }

                continue;
            }

            held += hold.Copies;
            if (!plan.Set.Hold.Contains(hold.Name, StringComparer.Ordinal) && CountLost(hold, reaches, outcome, plan.Set, copies) is > 0 and var lost)
            {
                losses.Add(new Loss(cluster, hold.Name, lost, !reaches, hold.Parked));
            }
        }

        return new ClusterLosses(losses, unknown, deleted, held);
    }

    // A copy that another Distribution goes on wanting only changes its owners.
    private static int CountLost(
        HeldDistribution hold, bool reaches, DistributionOutcome outcome, DesiredSet set, IReadOnlyDictionary<string, int> copies) =>
        reaches
            ? hold.Copies - copies.GetValueOrDefault(hold.Name)
            : Math.Max(hold.Copies - outcome.Keys.Count(set.Items.ContainsKey), 0);
}
