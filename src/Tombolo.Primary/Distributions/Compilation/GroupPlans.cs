namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>
/// Gives the clusters of one group their plans. A cluster whose set has the same content as before keeps the instance it had, and with it its
/// sequence; all others share one new instance.
/// </summary>
internal sealed class GroupPlans(SetContent content, IReadOnlyList<string> distributions, long sequence)
{
    private readonly Dictionary<DesiredSet, ClusterPlan> _kept = new(ReferenceEqualityComparer.Instance);
    private ClusterPlan? _new;

    public ClusterPlan For(ClusterPlan? before)
    {
        if (before is null || before.Set.Hash != content.Hash)
        {
            return _new ??= new ClusterPlan(content.At(sequence), distributions);
        }

        if (!_kept.TryGetValue(before.Set, out var plan))
        {
            plan = before.Distributions.SequenceEqual(distributions, StringComparer.Ordinal) ? before : new ClusterPlan(before.Set, distributions);
            _kept.Add(before.Set, plan);
        }

        return plan;
    }
}
