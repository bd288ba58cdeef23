namespace Tombolo.Protocol.Handshake;

/// <summary>Both sides have the keys.</summary>
public sealed record SessionEstablished(MemberSession Session) : SessionOutcome;
