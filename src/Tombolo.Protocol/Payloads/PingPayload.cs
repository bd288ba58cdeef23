namespace Tombolo.Protocol.Payloads;

/// <summary>Of a <c>ping</c> frame: says nothing, but that the way is open and keeps order.</summary>
public sealed record PingPayload;
