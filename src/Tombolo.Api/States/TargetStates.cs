namespace Tombolo.Api.States;

/// <summary>States of one target cluster of a Distribution; the worst object decides (design section 4).</summary>
public static class TargetStates
{
    public const string Pending = "Pending";
    public const string Synced = "Synced";
    public const string Failed = "Failed";
    public const string Conflict = "Conflict";
    public const string PendingRemoval = "PendingRemoval";
    public const string Paused = "Paused";
    public const string UnknownCluster = "UnknownCluster";
    public const string Unreachable = "Unreachable";

    public static StateTable Table { get; } = new(
        "Target",
        (Synced, StateSeverity.Success, true, "Every object is on the cluster as wanted."),
        (Paused, StateSeverity.Neutral, true, "Nothing is applied or removed while the Distribution is paused."),
        (Pending, StateSeverity.Progress, false, "The newest revision is on its way to the cluster."),
        (PendingRemoval, StateSeverity.Warning, true, "Copies should go; the removal waits for approval or for what still uses them."),
        (UnknownCluster, StateSeverity.Warning, true, "No Cluster has this name; the target is served as soon as one joins under it."),
        (Unreachable, StateSeverity.Warning, false, "The cluster is not connected; it is served as soon as it is back."),
        (Conflict, StateSeverity.Danger, true, "Somebody else's object or change is in the way and was left alone."),
        (Failed, StateSeverity.Danger, false, "An object could not be applied or removed."));
}
