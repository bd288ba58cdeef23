using Tombolo.Api.Features;
using Tombolo.Api.Names;
using Tombolo.Api.States;

namespace Tombolo.Secondary.Join;

/// <summary>What <c>mc-join-status</c> says (contract 1.7).</summary>
/// <param name="Status">One of <see cref="JoinStates"/>.</param>
/// <param name="Message">Cause and repair; empty when joined.</param>
/// <param name="ClusterName">The name the primary gave; null before.</param>
/// <param name="ClusterId">This cluster's id in the fleet; null before.</param>
/// <param name="Inputs">Hash of what a rejection was about: it is not tried again before that changes.</param>
internal sealed record JoinStatus(string Status, string Message, string? ClusterName = null, string? ClusterId = null, string? Inputs = null)
{
    public static JoinStatus Joining(string message) => new(JoinStates.Joining, message);

    public static JoinStatus Rejected(string message, string inputs) => new(JoinStates.Rejected, message, Inputs: inputs);

    public static JoinStatus Joined(string clusterName, string clusterId, string message = "") => new(JoinStates.Joined, message, clusterName, clusterId);

    public static JoinStatus SwitchedOff { get; } = new(
        JoinStates.Pending,
        $"the feature '{FeatureSwitches.JoinFromSecondary.Title}' is off here, or its value is neither \"true\" nor \"false\", so Secret mc-join has no effect; turn it on with {FeatureSwitches.JoinFromSecondary.Name}: \"true\" in ConfigMap {WellKnownNames.Features}, or in the dashboard under Feature Toggles");

    public static JoinStatus DisconnectedWithoutToken { get; } = new(
        JoinStates.Disconnected,
        "this cluster has left its primary, and ConfigMap mc-join-config was used for that membership; to join again delete it and create it anew");

    public static JoinStatus Disconnected { get; } = new(
        JoinStates.Disconnected,
        "this cluster has left its primary, and the token in Secret mc-join was used for that membership; to join again put a new token into Secret mc-join");
}
