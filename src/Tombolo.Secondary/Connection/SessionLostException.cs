namespace Tombolo.Secondary.Connection;

/// <summary>The connection cannot go on: the primary no longer knows the session, or what came is not from the primary. The message says which.</summary>
internal sealed class SessionLostException(string message) : Exception(message);
