namespace Tombolo.Api.States;

/// <summary>Values of <c>status</c> in Secret <c>mc-join-status</c> (design section 4, contract section 1.7).</summary>
public static class JoinStates
{
    public const string Pending = "pending";
    public const string Joining = "joining";
    public const string Joined = "joined";
    public const string Rejected = "rejected";
    public const string Disconnected = "disconnected";

    public static StateTable Table { get; } = new(
        "Join",
        (Joined, StateSeverity.Success, true, "This cluster is a member."),
        (Disconnected, StateSeverity.Neutral, true, "This cluster was a member and has left."),
        (Joining, StateSeverity.Progress, false, "The join is being tried."),
        (Pending, StateSeverity.Progress, false, "The join waits for the primary's approval or for an input."),
        (Rejected, StateSeverity.Danger, true, "The primary refused; nothing is tried again until an input changes."));
}
