using Tombolo.Api.Names;
using Tombolo.Api.States;

namespace Tombolo.Cli.Commands.Status;

/// <summary>What is wrong with the membership of this cluster.</summary>
internal static class JoinProblems
{
    public static IEnumerable<StatusProblem> Find(StatusFacts facts, string role)
    {
        if (role == ClusterRoles.Primary && facts.ClusterInfo is { } info)
        {
            yield return new StatusProblem(
                $"Secret/{WellKnownNames.ClusterInfo}",
                $"this cluster is a primary and a secondary of '{info.Text(ClusterInfoKeys.PrimaryName)}' at once; let it leave there with: tombolo disconnect");
        }

        if (role != ClusterRoles.Primary && facts.HasJoinSecret != facts.HasJoinConfig)
        {
            yield return facts.HasJoinSecret
                ? new StatusProblem($"ConfigMap/{WellKnownNames.JoinConfig}", $"is missing, so that Secret {WellKnownNames.JoinSecret} starts no join; create it, empty if there are no wishes: kubectl create configmap -n {facts.K10Namespace} {WellKnownNames.JoinConfig}")
                : new StatusProblem($"Secret/{WellKnownNames.JoinSecret}", $"is missing, so that ConfigMap {WellKnownNames.JoinConfig} starts no join; join with: tombolo join --token TOKEN");
        }

        var message = facts.JoinStatus?.Text(JoinStatusKeys.Message) ?? "";
        if (role == ClusterRoles.Joining && StatusAssessment.JoinState(facts) is JoinStates.Rejected)
        {
            yield return new StatusProblem($"Secret/{WellKnownNames.JoinStatus}", $"the join was rejected: {message}");
        }
        else if (role != ClusterRoles.Primary && StatusAssessment.JoinState(facts) is JoinStates.Joining or JoinStates.Joined && message.Length > 0)
        {
            yield return new StatusProblem($"Secret/{WellKnownNames.JoinStatus}", message);
        }
    }
}
