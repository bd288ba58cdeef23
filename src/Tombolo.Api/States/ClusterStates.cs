namespace Tombolo.Api.States;

/// <summary>States of a Cluster (design section 4).</summary>
public static class ClusterStates
{
    public const string Joining = "Joining";
    public const string PendingApproval = "PendingApproval";
    public const string Connected = "Connected";
    public const string Disconnected = "Disconnected";
    public const string Unknown = "Unknown";
    public const string Leaving = "Leaving";

    public static StateTable Table { get; } = new(
        "Cluster",
        (Connected, StateSeverity.Success, true, "The member is connected to the primary."),
        (Joining, StateSeverity.Progress, false, "The member has proven a token and has not opened its first connection yet."),
        (Leaving, StateSeverity.Progress, false, "The Cluster is being deleted and the member removes what it got."),
        (PendingApproval, StateSeverity.Warning, true, "The join waits for somebody to approve it."),
        (Unknown, StateSeverity.Warning, false, "The member was not heard of since the active hub started."),
        (Disconnected, StateSeverity.Danger, false, "The member was connected and is not any more; what it got stays in place."));
}
