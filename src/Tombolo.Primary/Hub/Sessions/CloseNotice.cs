namespace Tombolo.Primary.Hub.Sessions;

/// <summary>Why the hub ends a session.</summary>
/// <param name="Reason">Machine-readable: <c>superseded</c>, <c>shutdown</c>, <c>protocol</c>, <c>removed</c>, <c>epoch</c>.</param>
/// <param name="Message">For people.</param>
internal sealed record CloseNotice(string Reason, string Message)
{
    public static CloseNotice Superseded { get; } = new("superseded", "a newer connection of this cluster took over");

    public static CloseNotice Duplicated { get; } = new(
        "superseded",
        "DuplicateIdentity: two servers connect in turn with the identity of this cluster, and nothing is removed on either meanwhile; on the copy delete Secrets tombolo-identity and mc-cluster-info and join it under a name of its own");

    public static CloseNotice Shutdown { get; } = new("shutdown", "this primary stops; connect again");

    public static CloseNotice WentBack { get; } = new("epoch", "this primary went back behind an epoch that members have seen; nothing is changed until that is confirmed");

    public static CloseNotice Removed { get; } = new("removed", "the membership of this cluster ended");
}
