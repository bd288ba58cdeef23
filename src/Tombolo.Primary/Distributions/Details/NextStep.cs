using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Distributions.Details;

/// <summary>What happens next on a target, by itself or after what.</summary>
internal static class NextStep
{
    public static string Of(TargetDetail target, bool isConnected, string revisionHash) => target.State switch
    {
        TargetReasons.NotSelected => "nothing; the cluster is served as soon as a name or a selector of spec.clusters selects it",
        TargetStates.UnknownCluster => "the cluster is served as soon as one joins under this name",
        TargetStates.Synced => "nothing; changes of the Distribution, of its sources and of the Cluster's labels follow by themselves",
        TargetStates.Paused => "nothing until the pause is lifted; then everything is compared and brought up to date",
        TargetStates.Unreachable => "the cluster is brought up to date as soon as it connects; its copies stay meanwhile",
        TargetStates.Pending when !isConnected => "the cluster is brought up to date as soon as it connects",
        TargetStates.Pending => "the cluster has the revision or is about to get it, and acknowledges it when every object was tried",
        TargetStates.PendingRemoval when target.Reason == ObjectReasons.PendingRemoval =>
            $"copies go after somebody sets annotation {Annotations.ApproveRemoval}: {revisionHash} on the Distribution",
        TargetStates.PendingRemoval => "copies go as soon as nothing on the cluster refers to them",
        TargetStates.Conflict => "the object is looked at again by itself, with waits of up to five minutes; it is resolved as its message says",
        _ => "it is tried again by itself, with waits of up to five minutes, and at once after a change of the source",
    };
}
