using Tombolo.Api.States;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Removing;

/// <summary>What becomes of a copy that nothing wants any more (design section 7), as one pure function.</summary>
/// <param name="State">One of <see cref="ObjectStates"/>, null when there is nothing to say: the object is gone or not ours.</param>
/// <param name="Reason">One of <see cref="ObjectReasons"/> or empty.</param>
internal sealed record RemovalDecision(RemovalAction Action, string? State, string Reason)
{
    /// <param name="live">Null when there is no object of that name.</param>
    /// <param name="isUsed">An object that stays refers to it; called only when it would be deleted.</param>
    public static RemovalDecision Decide(LiveCopy? live, RemovalVerdict verdict, Func<bool> isUsed)
    {
        if (live is not { Ownership: CopyOwnership.Ours, Marks: { } marks })
        {
            return new(RemovalAction.Nothing, null, "");
        }

        return verdict switch
        {
            RemovalVerdict.OnHold => new(RemovalAction.Nothing, ObjectStates.Retained, ObjectReasons.OnHold),
            RemovalVerdict.Parked => new(RemovalAction.Nothing, ObjectStates.Pending, ObjectReasons.PendingRemoval),
            RemovalVerdict.NotAllRead => new(RemovalAction.Nothing, ObjectStates.Pending, ObjectReasons.NotAllRead),
            _ when live.IsDeleting => new(RemovalAction.Nothing, ObjectStates.Pending, ObjectReasons.Terminating),
            _ when marks.IsAccess => new(RemovalAction.Delete, null, ""),
            _ when marks.Retain => new(RemovalAction.Release, ObjectStates.Retained, ObjectReasons.Retained),
            _ when marks.Adopted => new(RemovalAction.Release, ObjectStates.Retained, ObjectReasons.Released),
            _ when isUsed() => new(RemovalAction.Nothing, ObjectStates.InUse, ObjectReasons.InUse),
            _ => new(RemovalAction.Delete, null, ""),
        };
    }
}
