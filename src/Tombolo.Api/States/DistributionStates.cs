namespace Tombolo.Api.States;

/// <summary>States of a Distribution (design section 4).</summary>
public static class DistributionStates
{
    public const string Syncing = "Syncing";
    public const string Synced = "Synced";
    public const string PartiallyFailed = "PartiallyFailed";
    public const string Failed = "Failed";
    public const string Paused = "Paused";
    public const string Deleting = "Deleting";

    public static StateTable Table { get; } = new(
        "Distribution",
        (Synced, StateSeverity.Success, true, "Every target has the newest revision."),
        (Paused, StateSeverity.Neutral, true, "Nothing is applied or removed until it is resumed."),
        (Syncing, StateSeverity.Progress, false, "Targets are still being served."),
        (Deleting, StateSeverity.Progress, false, "The copies are being removed; then the Distribution goes."),
        (PartiallyFailed, StateSeverity.Warning, true, "Some targets have the newest revision, others cannot get it."),
        (Failed, StateSeverity.Danger, true, "The specification is refused, or no target can get the newest revision."));
}
