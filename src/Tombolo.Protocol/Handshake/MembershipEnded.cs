using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>The primary ended this very membership; the tombstone is verified.</summary>
public sealed record MembershipEnded(Tombstone Tombstone) : SessionOutcome;
