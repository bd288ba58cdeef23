using Tombolo.Api.States;
using Tombolo.Api.Validation;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>Decides the state of a Distribution from its targets (design section 4).</summary>
internal static class DistributionStateCalculator
{
    private const int MostNamed = 5;

    public static DistributionStateDecision Decide(DistributionStatusInput input)
    {
        var definition = input.Stored.Definition;
        if (definition.IsDeleting)
        {
            return new DistributionStateDecision(DistributionStates.Deleting, DistributionReasons.Deleting, DeletionProgress.Describe(input));
        }

        if (definition.Errors.Count > 0)
        {
            return new DistributionStateDecision(DistributionStates.Failed, DistributionReasons.InvalidSpec, FieldError.Join(definition.Errors));
        }

        if (definition.IsPaused)
        {
            var why = definition.PauseReason.Length > 0 ? $": {definition.PauseReason}" : "";
            return new DistributionStateDecision(
                DistributionStates.Paused, DistributionReasons.Paused, $"paused{why}. Nothing is applied or removed; set spec.paused to false to go on");
        }

        return input.Outcome is null || input.Outcome.Mode == DistributionMode.NotAdmitted
            ? new DistributionStateDecision(DistributionStates.Syncing, DistributionReasons.Syncing, "the sets of the clusters are being computed")
            : DecideByTargets(input.Outcome, input.Targets);
    }

    private static DistributionStateDecision DecideByTargets(DistributionOutcome outcome, TargetsView targets)
    {
        var summary = targets.Summary;
        var state = StateOf(outcome, targets);
        if (state == DistributionStates.Synced)
        {
            return summary.Total == 0
                ? new DistributionStateDecision(state, DistributionReasons.NoTargets, "selects no cluster; clusters that join later and match are served by themselves")
                : new DistributionStateDecision(state, DistributionReasons.Synced, $"{summary.Text} clusters are in sync");
        }

        if (outcome.Unavailable is [var first, ..] unavailable)
        {
            var messages = unavailable.Take(MostNamed).Select(source => source.Message);
            var more = unavailable.Count > MostNamed ? $"; and {unavailable.Count - MostNamed} more" : "";
            return new DistributionStateDecision(state, first.Reason, string.Join("; ", messages) + more);
        }

        var (cluster, worst) = targets.Worst[0];
        var reason = worst.Reason.Length > 0 ? worst.Reason : state;
        var at = worst.Object.Length > 0 ? $"{cluster}, {worst.Object}" : cluster;
        var message = worst.Message.Length > 0 ? $": {worst.Message}" : "";
        return new DistributionStateDecision(state, reason, $"{summary.Text} clusters are in sync; {at}: {worst.State}{message}");
    }

    private static string StateOf(DistributionOutcome outcome, TargetsView targets)
    {
        var summary = targets.Summary;
        var cannot = summary.Failed + summary.Conflict + summary.Unreachable + summary.PendingRemoval;
        if (summary.Total == 0)
        {
            return outcome.Unavailable.Count > 0 ? DistributionStates.Failed : DistributionStates.Synced;
        }

        if (summary.Pending > 0)
        {
            return DistributionStates.Syncing;
        }

        if (cannot > 0)
        {
            return summary.Synced == 0 ? DistributionStates.Failed : DistributionStates.PartiallyFailed;
        }

        // Somebody has paused those clusters: nothing is wrong, and yet not everything is as the Distribution says.
        return summary.UnknownCluster > 0 ? DistributionStates.Syncing : summary.Paused > 0 ? DistributionStates.Paused : DistributionStates.Synced;
    }
}
