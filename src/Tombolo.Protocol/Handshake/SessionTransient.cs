namespace Tombolo.Protocol.Handshake;

/// <summary>Nothing believable came back: it is tried again.</summary>
/// <param name="Message">What was seen, and what may repair it.</param>
public sealed record SessionTransient(string Message) : SessionOutcome;
