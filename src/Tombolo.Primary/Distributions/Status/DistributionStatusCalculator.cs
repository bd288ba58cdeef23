using System.Text.Json;
using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Api.Validation;
using Tombolo.Primary.Distributions.Removals;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>Computes the status of a Distribution (design section 4). Equal input, the time aside, gives an equal status once it is stored.</summary>
internal static class DistributionStatusCalculator
{
    private const int MostNamed = 10;

    public static DistributionStatus Compute(DistributionStatusInput input)
    {
        var stored = input.Stored.Status;
        var decision = DistributionStateCalculator.Decide(input);
        var hash = input.Outcome?.RevisionHash ?? stored?.RevisionHash;
        var isSynced = decision.State == DistributionStates.Synced;
        var now = ApiTime.Truncate(input.Now);
        return Fit(new DistributionStatus
        {
            ObservedGeneration = input.Stored.Generation,
            State = decision.State,
            LastTransitionTime = stored?.State == decision.State ? stored.LastTransitionTime ?? now : now,
            LastSyncTime = isSynced && (stored?.State != decision.State || stored.RevisionHash != hash || stored.LastSyncTime is null) ? now : stored?.LastSyncTime,
            RevisionHash = hash,
            SpentApproval = (input.Outcome?.SpentApproval ?? stored?.SpentApproval) is { Length: > 0 } spent ? spent : null,
            Summary = input.Stored.Definition.Errors.Count > 0 ? null : input.Targets.Summary,
            WorstTargets = Worst(input),
            Conditions = Conditions(input, decision),
        });
    }

    private static IReadOnlyList<TargetStatus>? Worst(DistributionStatusInput input) =>
        input.Stored.Definition.Errors.Count > 0 || input.Targets.Worst.Count == 0
            ? null
            : [.. input.Targets.Worst.Select(target => ToStatus(target.Key, target.Value))];

    private static TargetStatus ToStatus(string cluster, TargetState state) => new()
    {
        Cluster = cluster,
        State = state.State,
        Object = OrNull(state.Object),
        Reason = OrNull(state.Reason),
        Message = OrNull(state.Message),
    };

    private static IReadOnlyList<Condition> Conditions(DistributionStatusInput input, DistributionStateDecision decision)
    {
        var definition = input.Stored.Definition;
        var isAccepted = definition.Errors.Count == 0;
        var accepted = isAccepted
            ? Condition(input, ConditionTypes.Accepted, true, DistributionReasons.Accepted, "the specification can be carried out")
            : Condition(input, ConditionTypes.Accepted, false, DistributionReasons.InvalidSpec, FieldError.Join(definition.Errors));
        var ready = Condition(input, ConditionTypes.Ready, decision.State == DistributionStates.Synced, decision.Reason, decision.Message);
        var stored = input.Stored.Status?.Conditions;
        var conditions = WithReferences(stored.With(accepted, input.Now).With(ready, input.Now), input);
        if (RemovalText.ToCondition(stored, input.Outcome, input.Targets, input.Stored.Generation) is { } removal)
        {
            conditions = conditions.With(removal, input.Now);
        }

        return definition.IsDeleting ? conditions.With(DeletionProgress.ToCondition(input), input.Now) : conditions;
    }

    // Only where somebody asked for it, or had.
    private static IReadOnlyList<Condition> WithReferences(IReadOnlyList<Condition> conditions, DistributionStatusInput input)
    {
        if (input.Outcome is not { } outcome || (outcome.Definition.FollowsReferences && conditions.Find(ConditionTypes.ReferencesSent) is null))
        {
            return conditions;
        }

        var unsent = outcome.Unsent;
        var named = string.Join(", ", unsent.Take(MostNamed));
        var more = unsent.Count > MostNamed ? $" and {unsent.Count - MostNamed} more" : "";
        return conditions.With(
            unsent.Count == 0
                ? Condition(input, ConditionTypes.ReferencesSent, true, DistributionReasons.AllSent, "everything that the sources refer to is sent")
                : Condition(input, ConditionTypes.ReferencesSent, false, DistributionReasons.ReportOnly,
                    $"referred to and not sent, as spec.references says: {named}{more}. Each cluster must have them, or list them in spec.sources"),
            input.Now);
    }

    private static Condition Condition(DistributionStatusInput input, string type, bool isTrue, string reason, string message) => new()
    {
        Type = type,
        Status = isTrue ? ConditionStatus.True : ConditionStatus.False,
        ObservedGeneration = input.Stored.Generation,
        Reason = reason,
        Message = StatusLimits.Cut(message, StatusLimits.ConditionMessage),
    };

    // Texts are cut above; names of objects in every script of the world may still add up.
    private static DistributionStatus Fit(DistributionStatus status)
    {
        while (status.WorstTargets is { Count: > 0 } worst
            && JsonSerializer.SerializeToUtf8Bytes(status, ApiJsonContext.Default.DistributionStatus).Length > StatusLimits.MostBytes)
        {
            status = status with { WorstTargets = worst.Count > 1 ? [.. worst.SkipLast(1)] : null };
        }

        return status;
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : StatusLimits.Cut(text, StatusLimits.TargetText);
}
