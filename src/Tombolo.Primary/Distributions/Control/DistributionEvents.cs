using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Runtime.Events;

namespace Tombolo.Primary.Distributions.Control;

/// <summary>
/// Tells of transitions, never of progress: a change that reaches its clusters as it should is no Event. Used by one thread.
/// </summary>
internal sealed class DistributionEvents(IEventRecorder recorder)
{
    private readonly Dictionary<string, (string State, string Reason)> _told = new(StringComparer.Ordinal);

    /// <param name="before">With the status before this one.</param>
    public void Tell(DistributionObject before, DistributionStatus status)
    {
        var ready = status.Conditions.Find(ConditionTypes.Ready);
        if (status.State is null or DistributionStates.Syncing || ready is null)
        {
            return;
        }

        var name = before.Definition.Name;
        var now = (status.State, status.State == DistributionStates.Synced ? "" : ready.Reason);
        if (_told.TryGetValue(name, out var told) ? told == now : Of(before.Status) == now)
        {
            _told[name] = now;
            return;
        }

        _told[name] = now;
        var isWarning = DistributionStates.Table[status.State].Severity is StateSeverity.Warning or StateSeverity.Danger;
        recorder.Record(
            new ObjectReference(KnownResources.Distribution, new ResourceKey(WellKnownNamespaces.MultiCluster, name), before.Definition.Uid),
            isWarning ? EventType.Warning : EventType.Normal,
            ready.Reason,
            ready.Message);
    }

    /// <summary>Forgets a Distribution that is gone.</summary>
    public void Forget(string name) => _told.Remove(name);

    private static (string State, string Reason) Of(DistributionStatus? status) =>
        status?.State is { } state
            ? (state, state == DistributionStates.Synced ? "" : status.Conditions.Find(ConditionTypes.Ready)?.Reason ?? "")
            : ("", "");
}
