namespace Tombolo.Api.States;

/// <summary>States of a Bootstrap and of each of its clusters (design section 4, contract U1).</summary>
public static class BootstrapStates
{
    public const string Pending = "Pending";
    public const string Complete = "Complete";
    public const string Failed = "Failed";

    public static StateTable Table { get; } = new(
        "Bootstrap",
        (Complete, StateSeverity.Success, true, "The Cluster was created; a Cluster that is deleted later is not made again."),
        (Pending, StateSeverity.Progress, false, "Waits for the local server or for its own turn and is retried."),
        (Failed, StateSeverity.Danger, true, "The specification cannot be carried out until it is changed."));
}
