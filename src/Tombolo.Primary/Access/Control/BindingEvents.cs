using Tombolo.Api.Access;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Primary.Access.Definitions;
using Tombolo.Runtime.Events;

namespace Tombolo.Primary.Access.Control;

/// <summary>Tells of transitions of K10ClusterRoleBindings, never of progress.</summary>
internal sealed class BindingEvents(IEventRecorder recorder)
{
    /// <param name="before">With the status before this one.</param>
    public void Tell(BindingObject before, K10ClusterRoleBindingStatus status)
    {
        var ready = status.Conditions.Find(ConditionTypes.Ready);
        if (status.State is null or DistributionStates.Syncing || ready is null
            || (before.Status?.State == status.State && before.Status.Conditions.Find(ConditionTypes.Ready)?.Reason == ready.Reason))
        {
            return;
        }

        var isWarning = DistributionStates.Table[status.State].Severity is StateSeverity.Warning or StateSeverity.Danger;
        recorder.Record(
            new ObjectReference(
                KnownResources.K10ClusterRoleBinding, new ResourceKey(WellKnownNamespaces.MultiCluster, before.Definition.Name), before.Definition.Uid),
            isWarning ? EventType.Warning : EventType.Normal,
            ready.Reason,
            ready.Message);
    }
}
