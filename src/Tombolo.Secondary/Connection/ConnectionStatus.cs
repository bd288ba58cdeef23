namespace Tombolo.Secondary.Connection;

/// <summary>How this cluster's connection to its primary stands.</summary>
/// <param name="IsConnected">The event stream is open and authenticated.</param>
/// <param name="LastContact">When the last authenticated frame came; null before the first of this process.</param>
/// <param name="Problem">Why there is no connection, with the repair; null while there is one.</param>
/// <param name="ClockSkew">The primary's clock less ours, measured at the handshake.</param>
public sealed record ConnectionStatus(bool IsConnected, DateTimeOffset? LastContact, string? Problem, TimeSpan ClockSkew)
{
    public static ConnectionStatus NotYet { get; } = new(false, null, "not connected yet", TimeSpan.Zero);
}
