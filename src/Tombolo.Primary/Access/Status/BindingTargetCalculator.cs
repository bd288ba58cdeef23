using Tombolo.Api.States;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Status;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Access.Status;

/// <summary>Decides how a binding stands on one cluster: as far as the cluster itself has said so.</summary>
internal static class BindingTargetCalculator
{
    public static TargetState Decide(BindingTargetInput input)
    {
        if (input.IsUnknown)
        {
            return new TargetState(
                TargetStates.UnknownCluster, "", TargetReasons.UnknownCluster, "no Cluster has this name; the access is granted as soon as one joins under it");
        }

        if (input.Unreachable is { } unreachable)
        {
            return new TargetState(TargetStates.Unreachable, "", TargetReasons.Unreachable, unreachable);
        }

        if (input.Set is not { } set || !IsAcknowledged(input, set))
        {
            return TargetState.OnItsWay;
        }

        var result = input.Report.Results.GetValueOrDefault(input.Outcome.Key);
        return set.Items.TryGetValue(input.Outcome.Key, out var item) ? Granted(input, item, result) : Withdrawn(result);
    }

    private static bool IsAcknowledged(BindingTargetInput input, DesiredSet set) =>
        input.Report.Acknowledged is { } acknowledged
        && (acknowledged.Hash == set.Hash || (acknowledged.Epoch == input.Epoch && acknowledged.Sequence >= input.Outcome.ChangedAt));

    private static TargetState Granted(BindingTargetInput input, CompiledItem item, ItemResult? result)
    {
        if (result is null)
        {
            // A stored status names only deviations.
            return input.Report.IsComplete ? TargetState.OnItsWay : TargetState.Synced;
        }

        var isCurrent = result.Etag == item.Etag || (!input.Report.IsComplete && result.Etag.Length == 0);
        return isCurrent ? TargetStateCalculator.Wanted(result) : TargetState.OnItsWay;
    }

    // Not bound there any more: what is still said of it says why it is still there.
    private static TargetState Withdrawn(ItemResult? result) => result switch
    {
        null => TargetState.Synced,
        { State: ObjectStates.Failed or ObjectStates.Conflict } => TargetStateCalculator.Wanted(result),
        _ => TargetState.OnItsWay,
    };
}
