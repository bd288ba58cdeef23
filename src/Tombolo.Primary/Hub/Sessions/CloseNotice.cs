namespace Tombolo.Primary.Hub.Sessions;

/// <summary>Why the hub ends a session.</summary>
/// <param name="Reason">Machine-readable: <c>superseded</c>, <c>shutdown</c>, <c>protocol</c>, <c>removed</c>.</param>
/// <param name="Message">For people.</param>
internal sealed record CloseNotice(string Reason, string Message)
{
    public static CloseNotice Superseded { get; } = new("superseded", "a newer connection of this cluster took over");

    public static CloseNotice Shutdown { get; } = new("shutdown", "this primary stops; connect again");

    public static CloseNotice Removed { get; } = new("removed", "the membership of this cluster ended");
}
