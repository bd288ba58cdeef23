using Tombolo.Api.States;
using Tombolo.Primary.Access.Compilation;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Access.Status;

/// <summary>
/// How one binding stands on its clusters, and on those that it once reached, until nothing of it is left there. Used by one thread.
/// </summary>
internal sealed class BindingTargets
{
    private readonly HashSet<string> _former = new(StringComparer.Ordinal);
    private BindingOutcome? _outcome;

    /// <param name="decide">Given a cluster: how the binding stands there, and when it must be looked at again by itself.</param>
    public TargetsView Refresh(BindingOutcome outcome, Func<string, (TargetState State, TimeSpan? LookAgainAfter)> decide)
    {
        Become(outcome);
        var counts = new TargetCounts();
        var open = new List<KeyValuePair<string, TargetState>>();
        TimeSpan? lookAgain = null;
        foreach (var cluster in outcome.Targets.Names.Concat(outcome.Targets.UnknownClusters).Concat(_former.Order(StringComparer.Ordinal).ToArray()))
        {
            var (state, after) = decide(cluster);
            if (after is { } wait && !(lookAgain <= wait))
            {
                lookAgain = wait;
            }

            if (_former.Contains(cluster) && (state.IsSynced || state.State == TargetStates.UnknownCluster))
            {
                _former.Remove(cluster);
                continue;
            }

            counts.Add(state.State);
            if (!state.IsSynced)
            {
                open.Add(KeyValuePair.Create(cluster, state));
            }
        }

        return new TargetsView(
            counts.ToSummary(),
            [.. open.OrderByDescending(target => target.Value.Rank).ThenBy(target => target.Key, StringComparer.Ordinal).Take(TargetsView.MostWorst)],
            lookAgain);
    }

    private void Become(BindingOutcome outcome)
    {
        if (!ReferenceEquals(outcome, _outcome))
        {
            _former.UnionWith(_outcome?.Targets.Names ?? []);
            _former.ExceptWith(outcome.Targets.Names);
            _former.ExceptWith(outcome.Targets.UnknownClusters);
            _outcome = outcome;
        }
    }
}
