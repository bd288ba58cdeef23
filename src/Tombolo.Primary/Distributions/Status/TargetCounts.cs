using Tombolo.Api.Distributions;
using Tombolo.Api.States;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>How many targets of a Distribution are in each state.</summary>
internal sealed class TargetCounts
{
    private readonly Dictionary<string, int> _byState = TargetStates.Table.All.ToDictionary(state => state.Name, _ => 0, StringComparer.Ordinal);

    public int Total { get; private set; }

    /// <param name="state">One of <see cref="TargetStates"/>.</param>
    public int this[string state] => _byState[state];

    public void Add(string state)
    {
        _byState[state]++;
        Total++;
    }

    public void Remove(string state)
    {
        _byState[state]--;
        Total--;
    }

    public TargetSummary ToSummary() => new()
    {
        Total = Total,
        Synced = this[TargetStates.Synced],
        Pending = this[TargetStates.Pending],
        Failed = this[TargetStates.Failed],
        Conflict = this[TargetStates.Conflict],
        PendingRemoval = this[TargetStates.PendingRemoval],
        Paused = this[TargetStates.Paused],
        UnknownCluster = this[TargetStates.UnknownCluster],
        Unreachable = this[TargetStates.Unreachable],
        Text = $"{this[TargetStates.Synced]}/{Total}",
    };
}
