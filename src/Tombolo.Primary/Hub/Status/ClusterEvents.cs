using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Runtime.Events;

namespace Tombolo.Primary.Hub.Status;

/// <summary>Tells, on a Cluster, of transitions of its status that somebody has to act upon.</summary>
internal sealed class ClusterEvents(IEventRecorder recorder)
{
    /// <summary>The status was written.</summary>
    public void Tell(Cluster before, ClusterStatus after)
    {
        var isDuplicated = DuplicateCondition.IsSaid(after.Conditions);
        if (isDuplicated == DuplicateCondition.IsSaid(before.Status?.Conditions))
        {
            return;
        }

        var said = after.Conditions.Find(ConditionTypes.DuplicateIdentity)!;
        recorder.Record(
            ObjectReference.To(KnownResources.Cluster, before.Metadata), isDuplicated ? EventType.Warning : EventType.Normal, said.Reason, said.Message);
    }
}
