namespace Tombolo.Protocol.Payloads;

/// <summary>Of a <c>poll</c> frame.</summary>
/// <param name="HoldSeconds">How long the hub may hold its answer while it has nothing to say.</param>
public sealed record PollPayload(int HoldSeconds);
