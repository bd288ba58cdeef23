using Tombolo.Api.States;

namespace Tombolo.Primary.Hub.Status;

/// <summary>
/// Decides the state of a Cluster (design section 4). A reconnect within the grace, be it of a member or after a restart of the hub, changes nothing:
/// only transitions are written.
/// </summary>
internal static class ClusterStateCalculator
{
    /// <summary>How long a member may be away, or a new hub wait for it, before that is said.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(45);

    public static ClusterStateDecision Decide(in ClusterStateInput input)
    {
        if (input.IsLeaving)
        {
            return new ClusterStateDecision(ClusterStates.Leaving, null);
        }

        if (input.IsConnected)
        {
            return new ClusterStateDecision(ClusterStates.Connected, null);
        }

        if (input.LastContact is null && input.Stored is null or ClusterStates.Joining or ClusterStates.PendingApproval)
        {
            return new ClusterStateDecision(input.Stored ?? ClusterStates.Joining, null);
        }

        var left = (input.LastContact ?? input.HubStarted) + Grace - input.Now;
        if (left > TimeSpan.Zero)
        {
            return new ClusterStateDecision(input.Stored ?? ClusterStates.Joining, left);
        }

        return new ClusterStateDecision(input.LastContact is null ? ClusterStates.Unknown : ClusterStates.Disconnected, null);
    }
}
