using Tombolo.Api.Clusters;
using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Distributions.Removals;

/// <summary>
/// Stands between a compilation and the clusters (design section 7): what a compilation does not want any more is compared with what the clusters
/// acknowledged that they hold, and what is too much, not asked for or not understood stays until somebody approves. Additions pass. What
/// is decided follows from what is stored, but for the moment of rest that removals wait for. Not thread-safe, but for <see cref="IsOpen"/>.
/// </summary>
internal sealed class RemovalBrake(TimeProvider time)
{
    private readonly LossFinder _finder = new();
    private readonly LossClock _clock = new();
    private readonly BrakedPlans _plans = new();
    private Dictionary<string, (DistributionOutcome Raw, DistributionOutcome Told)> _outcomes = new(StringComparer.Ordinal);
    private IReadOnlySet<(string Cluster, string Distribution)> _waiting = new HashSet<(string Cluster, string Distribution)>();
    private HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>When the decision has to be made again although nothing happens; null when only a change can alter it.</summary>
    public DateTimeOffset? LookAgainAt { get; private set; }

    /// <summary>Whether the cluster holds something that it is not to hold: then what it acknowledges next matters here.</summary>
    public bool IsOpen(string cluster) => Volatile.Read(ref _open).Contains(cluster);

    /// <param name="raw">What a compilation wants.</param>
    /// <param name="previous">What was published last.</param>
    /// <param name="holds">What a cluster holds, as its status keeps it; null when it is not known.</param>
    /// <param name="isLeaving">The cluster removes its copies by itself, and is told nothing else any more.</param>
    public FleetCompilation Apply(
        FleetCompilation raw, FleetCompilation previous, Func<string, IReadOnlyList<HeldDistribution>?> holds, Func<string, bool> isLeaving)
    {
        _finder.Keep(raw.Clusters);
        var found = new Dictionary<string, ClusterLosses>(StringComparer.Ordinal);
        foreach (var (cluster, plan) in raw.Clusters)
        {
            if (!isLeaving(cluster) && holds(cluster) is { Count: > 0 } held && _finder.Find(cluster, held, plan, raw.Distributions) is { IsNone: false } losses)
            {
                found.Add(cluster, losses);
            }
        }

        Volatile.Write(ref _open, [.. found.Keys]);
        var approved = raw.Distributions.Values.Where(outcome => outcome.IsRemovalApproved).Select(outcome => outcome.Definition.Name).ToHashSet(StringComparer.Ordinal);
        List<Loss> losing = [.. found.Values.SelectMany(losses => losses.Losses).Where(loss => !approved.Contains(loss.Distribution))];
        var holders = CountHolders(raw, holds, found);
        _clock.Update(losing, time.GetUtcNow());
        var verdicts = RemovalVerdicts.Decide(
            losing,
            _waiting,
            distribution => holders.GetValueOrDefault(distribution),
            cluster => found[cluster].Held - found[cluster].Losses.Where(loss => approved.Contains(loss.Distribution)).Sum(loss => loss.Copies),
            _clock,
            time.GetUtcNow());
        LookAgainAt = verdicts.SettledAt;
        _waiting = verdicts.Parked.Select(loss => (loss.Cluster, loss.Distribution)).ToHashSet();
        return Publish(raw, previous, found, approved, verdicts, holders, isLeaving);
    }

    private FleetCompilation Publish(
        FleetCompilation raw,
        FleetCompilation previous,
        Dictionary<string, ClusterLosses> found,
        HashSet<string> approved,
        RemovalVerdicts verdicts,
        Dictionary<string, int> holders,
        Func<string, bool> isLeaving)
    {
        var plans = new Dictionary<string, ClusterPlan>(raw.Clusters.Count, StringComparer.Ordinal);
        var changed = new List<string>();
        var approvedOnly = approved.Count == 0 ? BrakeLists.None : BrakeLists.Of([], [], [], approved);
        _plans.Begin();
        foreach (var (cluster, plan) in raw.Clusters)
        {
            bool isChanged;
            if (isLeaving(cluster))
            {
                plans.Add(cluster, _plans.Keep(cluster, plan, out isChanged));
            }
            else
            {
                var lists = found.TryGetValue(cluster, out var losses) ? ListsOf(losses, approved, verdicts) : approvedOnly;
                plans.Add(cluster, _plans.For(cluster, plan, lists, raw.Sequence, out isChanged));
            }

            if (isChanged)
            {
                changed.Add(cluster);
            }
        }

        _plans.End();
        var outcomes = Review(raw, found, verdicts, holders);
        string[] changedDistributions =
        [
            .. outcomes.Where(outcome => !ReferenceEquals(previous.Distributions.GetValueOrDefault(outcome.Key), outcome.Value)).Select(outcome => outcome.Key),
            .. previous.Distributions.Keys.Where(name => !outcomes.ContainsKey(name)),
        ];
        return new FleetCompilation(raw.Sequence, plans, outcomes, changed, changedDistributions);
    }

    private static BrakeLists ListsOf(ClusterLosses losses, HashSet<string> approved, RemovalVerdicts verdicts) => BrakeLists.Of(
        losses.Losses.Where(verdicts.Parked.Contains).Select(loss => loss.Distribution),
        losses.Losses.Where(verdicts.Settling.Contains).Select(loss => loss.Distribution),
        losses.Unknown,
        approved.Concat(losses.Deleted));

    /// <summary>The outcomes with what the brake says about them; the same instance for as long as nothing in one changes.</summary>
    private Dictionary<string, DistributionOutcome> Review(
        FleetCompilation raw, Dictionary<string, ClusterLosses> found, RemovalVerdicts verdicts, Dictionary<string, int> holders)
    {
        var reviews = new Dictionary<string, (List<string> Open, List<string> Parked, int Copies)>(StringComparer.Ordinal);
        foreach (var (cluster, losses) in found)
        {
            foreach (var loss in losses.Losses)
            {
                var isParked = verdicts.Parked.Contains(loss);
                Add(loss.Distribution, cluster, loss.IsWhole, isParked, isParked ? loss.Copies : 0);
            }

            losses.Deleted.ToList().ForEach(name => Add(name, cluster, isOpen: true, isParked: false, copies: 0));
        }

        var outcomes = new Dictionary<string, (DistributionOutcome Raw, DistributionOutcome Told)>(raw.Distributions.Count, StringComparer.Ordinal);
        foreach (var (name, outcome) in raw.Distributions)
        {
            var review = reviews.TryGetValue(name, out var parts)
                ? new RemovalReview(Sort(parts.Open), Sort(parts.Parked), parts.Copies, holders.GetValueOrDefault(name))
                : null;
            var isSame = _outcomes.TryGetValue(name, out var before) && ReferenceEquals(before.Raw, outcome) && Equals(before.Told.Removal, review);
            outcomes.Add(name, isSame ? before : (outcome, review is null ? outcome : outcome with { Removal = review }));
        }

        _outcomes = outcomes;
        return outcomes.ToDictionary(pair => pair.Key, pair => pair.Value.Told, StringComparer.Ordinal);

        void Add(string name, string cluster, bool isOpen, bool isParked, int copies)
        {
            var parts = reviews.TryGetValue(name, out var known) ? known : (Open: [], Parked: [], Copies: 0);
            if (isOpen)
            {
                parts.Open.Add(cluster);
            }

            if (isParked)
            {
                parts.Parked.Add(cluster);
            }

            reviews[name] = parts with { Copies = parts.Copies + copies };
        }

        static string[] Sort(List<string> clusters) => [.. clusters.Order(StringComparer.Ordinal)];
    }

    // Counted only when there is something to decide.
    private static Dictionary<string, int> CountHolders(
        FleetCompilation raw, Func<string, IReadOnlyList<HeldDistribution>?> holds, Dictionary<string, ClusterLosses> found)
    {
        var counts = found.Values.SelectMany(losses => losses.Losses).Select(loss => loss.Distribution).Distinct(StringComparer.Ordinal).ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        if (counts.Count == 0)
        {
            return counts;
        }

        foreach (var hold in raw.Clusters.Keys.SelectMany(cluster => holds(cluster) ?? []))
        {
            if (counts.TryGetValue(hold.Name, out var count))
            {
                counts[hold.Name] = count + 1;
            }
        }

        return counts;
    }
}
