namespace Tombolo.Dashboard.ThisCluster;

/// <summary>How a member's connection stands.</summary>
/// <param name="LastContact">Null if not since the server started.</param>
/// <param name="Problem">Why there is none, with the repair; null while there is one.</param>
public sealed record MemberContact(bool IsConnected, DateTimeOffset? LastContact, string? Problem);
