using Tombolo.Api.Distributions;
using Tombolo.Api.States;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Deciding;

/// <summary>The apply rules of design section 6 as one pure function.</summary>
/// <param name="State">One of <see cref="ObjectStates"/>: the state when the action succeeds, or as it is without one.</param>
/// <param name="Reason">One of <see cref="ObjectReasons"/> or empty.</param>
/// <param name="Differences">The fields that led to it.</param>
internal sealed record ApplyDecision(ApplyAction Action, string State, string Reason, IReadOnlyList<FieldDifference> Differences)
{
    /// <param name="live">Null when there is no object of that name.</param>
    /// <param name="comparison">Called only where content matters.</param>
    public static ApplyDecision Decide(WantedCopy wanted, LiveCopy? live, Func<Comparison> comparison)
    {
        if (live is null)
        {
            return wanted.Policies.Paused ? Wait(ObjectReasons.Paused) : new(ApplyAction.Create, ObjectStates.Applied, "", []);
        }

        if (live.IsDeleting)
        {
            return Wait(ObjectReasons.Terminating);
        }

        return live.Ownership == CopyOwnership.Ours ? DecideOurs(wanted, live, comparison()) : DecideForeign(wanted, live, comparison());
    }

    private static ApplyDecision DecideOurs(WantedCopy wanted, LiveCopy live, Comparison comparison)
    {
        var isUpToDate = live.Marks?.Content == wanted.Content;
        if (isUpToDate && comparison.Differences.Count == 0)
        {
            return comparison.Ignored.Count > 0
                ? new(ApplyAction.Nothing, ObjectStates.FieldIgnored, ObjectReasons.FieldIgnored, comparison.Ignored)
                : new(ApplyAction.Nothing, live.Marks!.Adopted ? ObjectStates.Adopted : ObjectStates.Applied, "", []);
        }

        if (wanted.Policies.Paused)
        {
            return Wait(ObjectReasons.Paused);
        }

        if (isUpToDate && wanted.Policies.OnDrift == DriftPolicies.Report)
        {
            return new(ApplyAction.Nothing, ObjectStates.Drifted, ObjectReasons.DriftReported, comparison.Differences);
        }

        if (comparison.NeedsReplacement)
        {
            return new(ApplyAction.Replace, ObjectStates.Replaced, "", comparison.Differences);
        }

        var state = live.Marks!.Adopted ? ObjectStates.Adopted : ObjectStates.Applied;
        return isUpToDate
            ? new(ApplyAction.Repair, state, ObjectReasons.DriftReverted, comparison.Differences)
            : new(ApplyAction.Update, state, "", comparison.Differences);
    }

    private static ApplyDecision DecideForeign(WantedCopy wanted, LiveCopy live, Comparison comparison)
    {
        if (wanted.Policies.Paused)
        {
            return Wait(ObjectReasons.Paused);
        }

        IReadOnlyList<FieldDifference> differences = [.. comparison.Differences, .. comparison.Extras];
        return wanted.Policies.OnConflict switch
        {
            ConflictPolicies.Adopt when !comparison.NeedsReplacement => new(ApplyAction.TakeOver, ObjectStates.Adopted, "", differences),
            ConflictPolicies.AdoptIfEqual when differences.Count == 0 => new(ApplyAction.Adopt, ObjectStates.Adopted, "", []),
            _ => new(ApplyAction.Nothing, ObjectStates.Conflict, WhoseReason(live.Ownership), differences),
        };
    }

    private static string WhoseReason(CopyOwnership ownership) => ownership switch
    {
        CopyOwnership.OtherPrimary => ObjectReasons.OtherPrimary,
        CopyOwnership.Unproven => ObjectReasons.NotOurCopy,
        _ => ObjectReasons.ForeignObject,
    };

    private static ApplyDecision Wait(string reason) => new(ApplyAction.Nothing, ObjectStates.Pending, reason, []);
}
