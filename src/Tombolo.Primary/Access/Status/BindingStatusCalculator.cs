using Tombolo.Api.Access;
using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Primary.Access.Compilation;
using Tombolo.Primary.Access.Definitions;
using Tombolo.Primary.Distributions.Status;

namespace Tombolo.Primary.Access.Status;

/// <summary>Computes the status of a K10ClusterRoleBinding. Equal input, the time aside, gives an equal status once it is stored.</summary>
internal static class BindingStatusCalculator
{
    private const string All = "all";

    public static K10ClusterRoleBindingStatus Compute(BindingObject stored, BindingOutcome outcome, TargetsView targets, DateTimeOffset time)
    {
        var decision = BindingStateCalculator.Decide(outcome, targets);
        var isGranting = outcome.Mode == BindingMode.Granting;
        var now = ApiTime.Truncate(time);
        return new K10ClusterRoleBindingStatus
        {
            ObservedGeneration = stored.Generation,
            State = decision.State,
            LastTransitionTime = stored.Status?.State == decision.State ? stored.Status.LastTransitionTime ?? now : now,
            ClusterRole = isGranting ? outcome.ClusterRole : null,
            Clusters = isGranting ? Clusters(outcome) : null,
            Summary = isGranting ? targets.Summary : null,
            WorstTargets = isGranting && targets.Worst.Count > 0 ? [.. targets.Worst.Select(target => ToStatus(target.Key, target.Value))] : null,
            Conditions = Conditions(stored, outcome, decision, time),
        };
    }

    private static string Clusters(BindingOutcome outcome) =>
        outcome.Definition.Selection.Selectors.Any(selector => selector.IsEverything) ? All : $"{outcome.Targets.Names.Count + outcome.Targets.UnknownClusters.Count}";

    private static IReadOnlyList<Condition> Conditions(BindingObject stored, BindingOutcome outcome, DistributionStateDecision decision, DateTimeOffset now)
    {
        var isAccepted = outcome.Mode == BindingMode.Granting;
        var accepted = isAccepted
            ? Condition(stored, ConditionTypes.Accepted, true, BindingReasons.Accepted, "the binding can be carried out")
            : Condition(stored, ConditionTypes.Accepted, false, decision.Reason, decision.Message);
        var ready = Condition(stored, ConditionTypes.Ready, decision.State == Api.States.DistributionStates.Synced, decision.Reason, decision.Message);
        var conditions = stored.Status?.Conditions;
        return conditions.With(accepted, now).With(ready, now);
    }

    private static Condition Condition(BindingObject stored, string type, bool isTrue, string reason, string message) => new()
    {
        Type = type,
        Status = isTrue ? ConditionStatus.True : ConditionStatus.False,
        ObservedGeneration = stored.Generation,
        Reason = reason,
        Message = StatusLimits.Cut(message, StatusLimits.ConditionMessage),
    };

    private static TargetStatus ToStatus(string cluster, TargetState state) => new()
    {
        Cluster = cluster,
        State = state.State,
        Object = OrNull(state.Object),
        Reason = OrNull(state.Reason),
        Message = OrNull(state.Message),
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : StatusLimits.Cut(text, StatusLimits.TargetText);
}
