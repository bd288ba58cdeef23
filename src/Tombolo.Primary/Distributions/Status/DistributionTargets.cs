using System.Collections.Immutable;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>
/// How each target of one Distribution stands, kept up to date target by target: a report of one cluster among thousands costs the work for
/// that one. <see cref="Refresh"/> is called by one thread, everything else by any.
/// </summary>
internal sealed class DistributionTargets
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TargetState> _states = new(StringComparer.Ordinal);
    private readonly TargetCounts _counts = new();
    private HashSet<string> _touched = new(StringComparer.Ordinal);
    private DistributionOutcome? _outcome;

    /// <summary>Item keys that the Distribution once had and has no more; their copies may still be there.</summary>
    public ImmutableHashSet<string> FormerKeys { get; private set; } = [];

    /// <summary>Clusters that the Distribution once reached and reaches no more; copies may still be there.</summary>
    public ImmutableHashSet<string> FormerTargets { get; private set; } = [];

    /// <summary>Something changed about a target; it is looked at in the next <see cref="Refresh"/>.</summary>
    public void Touch(string cluster)
    {
        lock (_lock)
        {
            _touched.Add(cluster);
        }
    }

    /// <summary>As <see cref="Touch"/>, when the Distribution once reached that cluster; false when it did not.</summary>
    public bool TouchFormer(string cluster)
    {
        if (!FormerTargets.Contains(cluster))
        {
            return false;
        }

        Touch(cluster);
        return true;
    }

    /// <summary>Looks at every target that was touched, or at all of them when the Distribution itself changed.</summary>
    /// <param name="decide">Given a cluster and the former keys: how it stands, and when it must be looked at again by itself.</param>
    public TargetsView Refresh(
        DistributionOutcome outcome, Func<string, IReadOnlySet<string>, (TargetState State, TimeSpan? LookAgainAfter)> decide)
    {
        var touched = TakeTouched();
        if (!ReferenceEquals(outcome, _outcome))
        {
            Become(outcome);
            touched = [.. outcome.Targets.Names, .. outcome.Targets.UnknownClusters, .. FormerTargets, .. _states.Keys];
        }

        TimeSpan? lookAgain = null;
        foreach (var cluster in touched)
        {
            var (state, after) = decide(cluster, FormerKeys);
            Set(cluster, IsTarget(outcome, cluster, state) ? state : null);
            if (after is { } wait)
            {
                lookAgain = lookAgain is { } sooner && sooner < wait ? sooner : wait;
                Touch(cluster);
            }
        }

        if (_counts[TargetStates.Synced] == _counts.Total)
        {
            FormerKeys = [];
        }

        return new TargetsView(_counts.ToSummary(), Worst(), lookAgain);
    }

    private HashSet<string> TakeTouched()
    {
        lock (_lock)
        {
            var touched = _touched;
            _touched = new HashSet<string>(StringComparer.Ordinal);
            return touched;
        }
    }

    private void Become(DistributionOutcome outcome)
    {
        FormerKeys = FormerKeys.Union(_outcome?.Keys ?? []).Except(outcome.Keys);
        FormerTargets = FormerTargets.Union(_outcome?.Targets.Names ?? []).Union(outcome.Removal?.Open ?? []).Except(outcome.Targets.Names);
        _outcome = outcome;
    }

    // A cluster that the Distribution does not reach any more is shown until nothing of it is left there.
    private bool IsTarget(DistributionOutcome outcome, string cluster, TargetState state)
    {
        if (outcome.Targets.Contains(cluster))
        {
            return true;
        }

        if (state.IsSynced || state.State == TargetStates.UnknownCluster)
        {
            FormerTargets = FormerTargets.Remove(cluster);
        }

        return FormerTargets.Contains(cluster);
    }

    private void Set(string cluster, TargetState? state)
    {
        if (_states.Remove(cluster, out var before))
        {
            _counts.Remove(before.State);
        }

        if (state is not null)
        {
            _states.Add(cluster, state);
            _counts.Add(state.State);
        }
    }

    private KeyValuePair<string, TargetState>[] Worst() =>
        [.. _states
            .Where(target => !target.Value.IsSynced)
            .OrderByDescending(target => target.Value.Rank)
            .ThenBy(target => target.Key, StringComparer.Ordinal)
            .Take(TargetsView.MostWorst)];
}
