using System.Collections.Concurrent;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Reports;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Membership;
using Tombolo.Runtime.Signals;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>
/// Brings together what every cluster is to hold, what it says it holds, and whether it can be reached: how each target of each
/// Distribution stands. Signals come from any thread, <see cref="Refresh"/> is called by one.
/// </summary>
internal sealed class TargetBoard(
    ICompilations compilations, TargetReports reports, IMemberDirectory members, IMemberConnections connections, HubTerm term, TimeProvider time)
{
    private static readonly IReadOnlySet<string> NoKeys = new HashSet<string>();

    private readonly ConcurrentDictionary<string, DistributionTargets> _targets = new(StringComparer.Ordinal);
    private readonly Subscribers<string> _subscribers = new();

    /// <summary>Calls back with the name of a Distribution when one of its targets may stand differently; callers only signal.</summary>
    public IDisposable Subscribe(Action<string> changed) => _subscribers.Add(changed);

    /// <summary>Follows reports and connections until the result is disposed.</summary>
    public IDisposable Follow() => new Following(
        reports.Subscribe(Touch),
        compilations.Subscribe(compilation =>
        {
            foreach (var cluster in compilation.ChangedClusters)
            {
                Touch(cluster);
            }
        }),
        connections.Subscribe(id =>
        {
            if (members.TryGetById(id, out var member))
            {
                Touch(member.Name);
            }
        }));

    /// <summary>How the targets of a Distribution stand now; looks only at what changed since the last time.</summary>
    public TargetsView Refresh(DistributionOutcome outcome)
    {
        var targets = _targets.GetOrAdd(outcome.Definition.Name, _ => new DistributionTargets());
        var compilation = compilations.Current;
        return targets.Refresh(outcome, (cluster, formerKeys) => Decide(outcome, compilation, cluster, formerKeys));
    }

    /// <summary>Forgets a Distribution that is gone.</summary>
    public void Forget(string distribution) => _targets.TryRemove(distribution, out _);

    /// <summary>Clusters that the Distribution reaches no more and that may still hold copies.</summary>
    public IReadOnlyCollection<string> FormerTargets(string distribution) =>
        _targets.TryGetValue(distribution, out var targets) ? targets.FormerTargets : [];

    /// <summary>How one target stands now.</summary>
    public TargetState Decide(DistributionOutcome outcome, string cluster) => Decide(
        outcome, compilations.Current, cluster, _targets.TryGetValue(outcome.Definition.Name, out var targets) ? targets.FormerKeys : NoKeys).State;

    private (TargetState State, TimeSpan? LookAgainAfter) Decide(
        DistributionOutcome outcome, FleetCompilation compilation, string cluster, IReadOnlySet<string> formerKeys)
    {
        var isKnown = members.TryGetByName(cluster, out var member);
        var reach = isKnown
            ? MemberReach.Decide(connections.IsConnected(member!.Id), connections.LastContact(member.Id), term.Started, time.GetUtcNow())
            : default;
        var state = TargetStateCalculator.Decide(new TargetInput
        {
            Outcome = outcome,
            Cluster = cluster,
            ClusterPause = member is { IsPaused: true } ? PauseText(member) : null,
            Plan = compilation.Clusters.GetValueOrDefault(cluster),
            Report = reports.Of(cluster),
            IsUnknown = !isKnown,
            IsFormer = !outcome.Targets.Contains(cluster),
            Unreachable = reach.Unreachable,
            Epoch = term.Epoch,
            FormerKeys = formerKeys,
        });
        return (state, reach.LookAgainAfter);
    }

    private static string PauseText(Member member) =>
        $"Cluster {member.Name} is paused{(member.PauseReason.Length > 0 ? $": {member.PauseReason}" : "")}. Nothing is applied or removed there; set its spec.paused to false to go on";

    private void Touch(string cluster)
    {
        foreach (var distribution in compilations.Current.Clusters.GetValueOrDefault(cluster)?.Distributions ?? [])
        {
            Touch(distribution, cluster);
        }

        foreach (var (distribution, targets) in _targets)
        {
            if (targets.TouchFormer(cluster))
            {
                _subscribers.Notify(distribution);
            }
        }
    }

    private void Touch(string distribution, string cluster)
    {
        _targets.GetOrAdd(distribution, _ => new DistributionTargets()).Touch(cluster);
        _subscribers.Notify(distribution);
    }

    private sealed class Following(params IDisposable[] subscriptions) : IDisposable
    {
        public void Dispose()
        {
            foreach (var subscription in subscriptions)
            {
                subscription.Dispose();
            }
        }
    }
}
