namespace Tombolo.Protocol.Handshake;

/// <summary>The pinned primary refused this request. Everything is kept and it is tried again.</summary>
/// <param name="Reason">See <see cref="Messages.RefusalReasons"/>; a newer primary may say others.</param>
/// <param name="Message">Cause and repair.</param>
public sealed record SessionRefused(string Reason, string Message) : SessionOutcome
{
    /// <summary>The primary asks to come back no sooner; zero when it does not say.</summary>
    public TimeSpan RetryAfter { get; init; }
}
