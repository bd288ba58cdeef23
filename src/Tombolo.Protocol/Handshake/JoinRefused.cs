namespace Tombolo.Protocol.Handshake;

/// <summary>The primary refuses for good: no further attempt before an input changes.</summary>
/// <param name="Reason">See <see cref="Messages.RefusalReasons"/>; a newer primary may say others.</param>
/// <param name="Message">Cause and repair.</param>
public sealed record JoinRefused(string Reason, string Message) : JoinOutcome;
