using Tombolo.Api.Distributions;
using Tombolo.Api.States;
using Tombolo.Api.Validation;
using Tombolo.Primary.Access.Compilation;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Access.Status;

/// <summary>Decides the state of a K10ClusterRoleBinding and says why.</summary>
internal static class BindingStateCalculator
{
    public static DistributionStateDecision Decide(BindingOutcome outcome, TargetsView targets)
    {
        switch (outcome.Mode)
        {
            case BindingMode.Refused:
                return new DistributionStateDecision(
                    DistributionStates.Failed,
                    BindingReasons.Refused,
                    $"{FieldError.Join(outcome.Errors)}. Nothing of it is carried out, and what it granted before stays; to take that away at once, delete the binding");
            case BindingMode.RoleMissing:
                return new DistributionStateDecision(DistributionStates.Failed, BindingReasons.RoleMissing, FieldError.Join(outcome.Errors));
        }

        var summary = targets.Summary;
        var state = StateOf(summary);
        if (state == DistributionStates.Synced)
        {
            return Synced(outcome, summary);
        }

        var (cluster, worst) = targets.Worst[0];
        var reason = worst.Reason.Length > 0 ? worst.Reason : state;
        var message = worst.Message.Length > 0 ? $": {worst.Message}" : "";
        return new DistributionStateDecision(state, reason, $"granted on {summary.Text} clusters; {cluster}: {worst.State}{message}");
    }

    private static DistributionStateDecision Synced(BindingOutcome outcome, TargetSummary summary)
    {
        if (outcome.Definition.Subjects.Count == 0)
        {
            return new DistributionStateDecision(DistributionStates.Synced, BindingReasons.NoSubjects, "names nobody in spec.subjects, so it grants nothing");
        }

        return summary.Total == 0
            ? new DistributionStateDecision(DistributionStates.Synced, BindingReasons.NoClusters, "selects no cluster; clusters that join later and match are served by themselves")
            : new DistributionStateDecision(DistributionStates.Synced, BindingReasons.Granted, $"granted on {summary.Text} clusters");
    }

    private static string StateOf(TargetSummary summary)
    {
        if (summary.Pending > 0)
        {
            return DistributionStates.Syncing;
        }

        if (summary.Failed + summary.Conflict + summary.Unreachable + summary.PendingRemoval > 0)
        {
            return summary.Synced == 0 ? DistributionStates.Failed : DistributionStates.PartiallyFailed;
        }

        return summary.UnknownCluster > 0 ? DistributionStates.Syncing : DistributionStates.Synced;
    }
}
