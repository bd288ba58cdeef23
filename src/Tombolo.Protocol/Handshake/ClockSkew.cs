namespace Tombolo.Protocol.Handshake;

/// <summary>How far two clocks are apart. It is shown as a warning; nothing depends on it.</summary>
public static class ClockSkew
{
    /// <summary>How far the primary's clock is ahead of ours, taking its answer as made half-way between sending and receiving.</summary>
    public static TimeSpan Estimate(DateTimeOffset sent, DateTimeOffset received, DateTimeOffset primaryTime) => primaryTime - (sent + ((received - sent) / 2));
}
