namespace Tombolo.Api.States;

/// <summary>States of one object on a target (design section 4).</summary>
public static class ObjectStates
{
    public const string Applied = "Applied";
    public const string Adopted = "Adopted";
    public const string Replaced = "Replaced";
    public const string Pending = "Pending";
    public const string Failed = "Failed";
    public const string Conflict = "Conflict";
    public const string Drifted = "Drifted";
    public const string Missing = "Missing";
    public const string InUse = "InUse";
    public const string Retained = "Retained";
    public const string FieldIgnored = "FieldIgnored";

    public static StateTable Table { get; } = new(
        "Object",
        (Applied, StateSeverity.Success, true, "The copy is as wanted."),
        (Adopted, StateSeverity.Success, true, "An equal object was there before and is ours now; it will be released, not deleted."),
        (Replaced, StateSeverity.Success, true, "The copy was deleted and created again because a field that cannot change had changed."),
        (Retained, StateSeverity.Neutral, true, "The copy stays although nothing distributes it any more."),
        (Pending, StateSeverity.Progress, false, "The object is on its way."),
        (FieldIgnored, StateSeverity.Warning, true, "The cluster drops or rewrites a field of ours; the rest is as wanted."),
        (InUse, StateSeverity.Warning, false, "The copy should go but a local object still uses it."),
        (Drifted, StateSeverity.Danger, false, "Somebody changed the copy on the cluster."),
        (Missing, StateSeverity.Danger, true, "The source on the primary is gone; the copy stays."),
        (Conflict, StateSeverity.Danger, true, "An object of this name that is not ours differs and was left alone."),
        (Failed, StateSeverity.Danger, false, "The object could not be applied or removed."));

    /// <summary>What an object in this state makes of its target.</summary>
    /// <exception cref="KeyNotFoundException">There is no such state.</exception>
    public static string ToTargetState(string objectState) => Table[objectState].Name switch
    {
        Applied or Adopted or Replaced or Retained or FieldIgnored => TargetStates.Synced,
        Pending => TargetStates.Pending,
        InUse => TargetStates.PendingRemoval,
        Conflict or Drifted => TargetStates.Conflict,
        _ => TargetStates.Failed,
    };
}
