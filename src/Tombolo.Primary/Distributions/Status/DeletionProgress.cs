using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>How far the deletion of a Distribution is: its finalizer stays until every target has let go of the copies (contract section 2.6).</summary>
internal static class DeletionProgress
{
    private const int MostNamed = 5;

    /// <summary>True when nothing of it is left on any cluster that is known.</summary>
    public static bool IsDone(DistributionStatusInput input) =>
        input.IsNamespaceEnding
        || (input.Outcome is { Mode: DistributionMode.Deleted } outcome
            && outcome.Definition.Uid == input.Stored.Definition.Uid
            && input.Targets.Summary.Synced == input.Targets.Summary.Total);

    public static Condition ToCondition(DistributionStatusInput input) => new()
    {
        Type = ConditionTypes.Deleting,
        Status = ConditionStatus.True,
        ObservedGeneration = input.Stored.Generation,
        Reason = Reason(input),
        Message = StatusLimits.Cut(Describe(input), StatusLimits.ConditionMessage),
    };

    public static string Describe(DistributionStatusInput input)
    {
        var summary = input.Targets.Summary;
        switch (Reason(input))
        {
            case DistributionReasons.Protected:
                return $"the deletion is held by annotation {Annotations.Protect}; remove it to let the copies go";
            case DistributionReasons.Paused:
                return "the deletion waits because the Distribution is paused; set spec.paused to false to let the copies go";
            default:
                var worst = input.Targets.Worst.Take(MostNamed).Select(target => $"{target.Key} ({Why(target.Value)})");
                var more = summary.Total - summary.Synced > MostNamed ? $" and {summary.Total - summary.Synced - MostNamed} more" : "";
                return $"copies are removed on {summary.Text} clusters; waiting for {string.Join(", ", worst)}{more}. "
                    + "A cluster whose Cluster object is deleted is not waited for";
        }
    }

    private static string Reason(DistributionStatusInput input) =>
        input.Stored.Definition.IsPaused ? DistributionReasons.Paused
        : input.Stored.Definition.IsProtected ? DistributionReasons.Protected
        : input.Targets.Summary is { Pending: 0, Unreachable: > 0 } ? DistributionReasons.WaitingForClusters
        : DistributionReasons.RemovingCopies;

    private static string Why(TargetState state) =>
        state.Message.Length > 0 ? $"{state.State}: {state.Message}" : state.State == TargetStates.Pending ? "not acknowledged yet" : state.State;
}
