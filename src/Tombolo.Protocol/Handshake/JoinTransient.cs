namespace Tombolo.Protocol.Handshake;

/// <summary>Not yet, or nothing believable came back: it is tried again.</summary>
/// <param name="Message">What was seen, and what may repair it.</param>
public sealed record JoinTransient(string Message) : JoinOutcome;
