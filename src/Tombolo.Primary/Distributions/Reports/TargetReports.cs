using System.Collections.Concurrent;
using Tombolo.Api.States;
using Tombolo.Protocol.Payloads;
using Tombolo.Runtime.Signals;

namespace Tombolo.Primary.Distributions.Reports;

/// <summary>What every cluster says about the objects it holds; in memory, reported anew on each connection. Thread-safe.</summary>
internal sealed class TargetReports : ITargetReports
{
    private readonly ConcurrentDictionary<string, MemberReport> _byCluster = new(StringComparer.Ordinal);
    private readonly ResultPool _pool = new();
    private readonly Subscribers<string> _subscribers = new();

    /// <summary>What is known of a cluster; <see cref="MemberReport.None"/> when nothing is.</summary>
    public MemberReport Of(string clusterName) => _byCluster.GetValueOrDefault(clusterName, MemberReport.None);

    /// <inheritdoc/>
    public Revision? Acknowledged(string clusterName) => Of(clusterName).Acknowledged;

    /// <inheritdoc/>
    public IReadOnlyList<ItemResult> Exceptions(string clusterName, int limit) =>
        [.. Of(clusterName).Results.Values
            .Where(IsException)
            .OrderByDescending(result => ObjectStates.Table.TryGet(result.State, out var state) ? state.Rank : int.MaxValue)
            .ThenBy(result => result.Key, StringComparer.Ordinal)
            .Take(limit)];

    /// <inheritdoc/>
    public void Record(string clusterName, ReportPayload report)
    {
        var before = Of(clusterName);
        var after = _byCluster.AddOrUpdate(clusterName, _ => MemberReport.None.With(report, _pool), (_, known) => known.With(report, _pool));
        if (before != after)
        {
            _subscribers.Notify(clusterName);
        }
    }

    /// <summary>Takes over what a cluster's stored status says, unless it has reported by itself already.</summary>
    public void Restore(string clusterName, Revision acknowledged, IEnumerable<ItemResult> deviations)
    {
        var stored = new MemberReport { Acknowledged = acknowledged, Results = deviations.ToDictionary(result => result.Key, StringComparer.Ordinal) };
        if (_byCluster.TryAdd(clusterName, stored))
        {
            _subscribers.Notify(clusterName);
        }
    }

    /// <summary>Forgets a cluster that is no longer a member.</summary>
    public void Forget(string clusterName)
    {
        if (_byCluster.TryRemove(clusterName, out _))
        {
            _subscribers.Notify(clusterName);
        }
    }

    /// <summary>Calls back with the name of a cluster when something new is known of it; callers only signal.</summary>
    public IDisposable Subscribe(Action<string> changed) => _subscribers.Add(changed);

    // On its way is no exception, unless something keeps it there; and a word that a newer member writes is worth a look.
    private static bool IsException(ItemResult result) =>
        !ObjectStates.Table.TryGet(result.State, out var state)
        || state.Severity is StateSeverity.Warning or StateSeverity.Danger
        || (state.Severity == StateSeverity.Progress && result.Reason.Length > 0);
}
