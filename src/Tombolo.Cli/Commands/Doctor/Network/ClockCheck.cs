using Tombolo.Protocol.Handshake;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Judges how far the clocks of this machine and of the primary are apart. Nothing depends on it but what people read (design section 5).</summary>
internal static class ClockCheck
{
    /// <summary>The header counts whole seconds, and the way takes time.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    /// <param name="primaryTime">What the primary itself says; null takes the header, which may come from something in between.</param>
    public static Finding Judge(DateTimeOffset? primaryTime, Exchange exchange)
    {
        if ((primaryTime ?? exchange.Date) is not { } theirs)
        {
            return Finding.Skip(CheckNames.Clock, "the answer tells no time");
        }

        var ahead = ClockSkew.Estimate(exchange.Sent, exchange.Received, theirs);
        return ahead.Duration() <= Tolerance
            ? Finding.Ok(CheckNames.Clock, "this machine and the primary agree")
            : Finding.Warn(
                CheckNames.Clock,
                $"the primary's clock is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} that of this machine",
                "synchronise the clocks of the nodes (NTP), and of this machine");
    }
}
