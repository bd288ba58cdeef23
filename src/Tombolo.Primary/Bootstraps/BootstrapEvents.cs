using Tombolo.Api.Bootstraps;
using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Runtime.Events;

namespace Tombolo.Primary.Bootstraps;

/// <summary>Tells, on a Bootstrap, when its outcome is another than its status said before.</summary>
internal sealed class BootstrapEvents(IEventRecorder recorder)
{
    /// <param name="before">With the status before this outcome.</param>
    public void Tell(Bootstrap before, BootstrapOutcome outcome)
    {
        if (before.Status?.Phase == outcome.Phase && before.Status.Conditions.Find(ConditionTypes.Ready)?.Reason == outcome.Reason)
        {
            return;
        }

        recorder.Record(
            ObjectReference.To(KnownResources.Bootstrap, before.Metadata),
            outcome.Phase == BootstrapStates.Complete ? EventType.Normal : EventType.Warning,
            outcome.Reason,
            outcome.Message);
    }
}
