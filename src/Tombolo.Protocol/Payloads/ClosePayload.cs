namespace Tombolo.Protocol.Payloads;

/// <summary>Of a <c>close</c> frame, the last one of a stream.</summary>
/// <param name="Reason">See <see cref="CloseReasons"/>.</param>
public sealed record ClosePayload(string Reason, string Message);
