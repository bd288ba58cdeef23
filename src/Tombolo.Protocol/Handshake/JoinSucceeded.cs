using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>The primary took the cluster in.</summary>
public sealed record JoinSucceeded(JoinAccepted Accepted) : JoinOutcome;
