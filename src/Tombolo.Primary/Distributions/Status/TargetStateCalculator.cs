using Tombolo.Api.States;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Removals;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>Decides how one target of a Distribution stands: the worst object decides (design section 4).</summary>
internal static class TargetStateCalculator
{
    public static TargetState Decide(TargetInput input)
    {
        var outcome = input.Outcome;
        if (input.IsUnknown && outcome.Mode == DistributionMode.Deleted)
        {
            return TargetState.Synced;
        }

        if (input.IsUnknown)
        {
            return new TargetState(
                TargetStates.UnknownCluster, "", TargetReasons.UnknownCluster, "no Cluster has this name; the target is served as soon as one joins under it");
        }

        if (outcome.Mode == DistributionMode.Paused)
        {
            return new TargetState(TargetStates.Paused, "", ObjectReasons.Paused, outcome.Definition.PauseReason);
        }

        if (input.ClusterPause is { } why)
        {
            return new TargetState(TargetStates.Paused, "", TargetReasons.ClusterPaused, why);
        }

        var state = DecideRemoval(input).Worse(input.IsFormer ? TargetState.Synced : DecideSources(outcome.For(input.Cluster)));
        if (input.Unreachable is { } unreachable)
        {
            return state.Worse(new TargetState(TargetStates.Unreachable, "", TargetReasons.Unreachable, unreachable));
        }

        if (input.Plan is not { } plan || !IsAcknowledged(input, plan.Set))
        {
            return state.Worse(TargetState.OnItsWay);
        }

        return DecideObjects(input, plan.Set, state);
    }

    /// <summary>
    /// True when the cluster has acknowledged a revision in which this Distribution was already what it is now; later changes of other
    /// Distributions do not matter. Where it only leaves something behind, nothing less than the present revision says that it is gone.
    /// </summary>
    public static bool IsAcknowledged(TargetInput input, DesiredSet set) =>
        input.Report.Acknowledged is { } acknowledged
        && (acknowledged.Hash == set.Hash || (!input.IsFormer && acknowledged.Epoch == input.Epoch && acknowledged.Sequence >= input.Outcome.ChangedAt));

    // What the brake holds back is still to go.
    private static TargetState DecideRemoval(TargetInput input)
    {
        var name = input.Outcome.Definition.Name;
        if (input.Plan is not { Set: var set } || !set.Hold.Contains(name))
        {
            return TargetState.Synced;
        }

        return set.Parked.Contains(name)
            ? new TargetState(TargetStates.PendingRemoval, "", ObjectReasons.PendingRemoval, RemovalText.OfTarget(input.Outcome))
            : input.IsFormer && input.Outcome.Mode == DistributionMode.Active ? TargetState.OnItsWay : TargetState.Synced;
    }

    private static TargetState DecideSources(ExpandedDistribution expanded)
    {
        if (expanded.Mode == DistributionMode.Deleted || expanded.Unavailable is not [var unavailable, ..])
        {
            return TargetState.Synced;
        }

        return new TargetState(ObjectStates.ToTargetState(ObjectStates.Missing), unavailable.Key.ToString(), unavailable.Reason, unavailable.Message);
    }

    private static TargetState DecideObjects(TargetInput input, DesiredSet set, TargetState state)
    {
        foreach (var key in input.Outcome.Keys)
        {
            state = state.Worse(DecideObject(input, set, key));
        }

        foreach (var key in input.FormerKeys)
        {
            state = state.Worse(DecideObject(input, set, key));
        }

        return state;
    }

    private static TargetState DecideObject(TargetInput input, DesiredSet set, string key)
    {
        var result = input.Report.Results.GetValueOrDefault(key);
        if (!set.Items.TryGetValue(key, out var item))
        {
            // Not wanted any more: what is still said of it says why it is still there.
            return result is null ? TargetState.Synced : Leftover(result, input.Outcome.Mode);
        }

        if (!item.Distributions.Contains(input.Outcome.Definition.Name))
        {
            return TargetState.Synced;
        }

        if (result is null)
        {
            // A stored status names only deviations.
            return input.Report.IsComplete ? OnItsWay(key) : TargetState.Synced;
        }

        var isCurrent = result.Etag == item.Etag || (!input.Report.IsComplete && result.Etag.Length == 0);
        return isCurrent ? Wanted(result) : OnItsWay(key);
    }

    /// <summary>What the result of a wanted object makes of its target.</summary>
    internal static TargetState Wanted(ItemResult result)
    {
        // A newer member may know states that this primary does not.
        var state = ObjectStates.Table.TryGet(result.State, out var known) ? ObjectStates.ToTargetState(known.Name) : TargetStates.Failed;
        return state == TargetStates.Synced ? TargetState.Synced : new TargetState(state, Name(result.Key), result.Reason, result.Message);
    }

    private static TargetState Leftover(ItemResult result, DistributionMode mode) => result.State switch
    {
        // What is left to a local object goes with that object, which may be never: a deletion does not hang on it.
        ObjectStates.InUse when mode == DistributionMode.Deleted => TargetState.Synced,
        ObjectStates.Retained => TargetState.Synced,
        ObjectStates.Failed => new TargetState(TargetStates.Failed, Name(result.Key), result.Reason, result.Message),
        ObjectStates.InUse => new TargetState(TargetStates.PendingRemoval, Name(result.Key), result.Reason, result.Message),
        ObjectStates.Pending when result.Reason == ObjectReasons.PendingRemoval =>
            new TargetState(TargetStates.PendingRemoval, Name(result.Key), result.Reason, result.Message),
        ObjectStates.Pending => new TargetState(TargetStates.Pending, Name(result.Key), result.Reason, result.Message),
        _ => OnItsWay(result.Key),
    };

    private static TargetState OnItsWay(string key) => TargetState.OnItsWay with { Object = Name(key) };

    private static string Name(string key) => ItemKey.TryParse(key, out var parsed) ? $"{parsed.Kind}/{parsed.Name}" : key;
}
