using Microsoft.Extensions.Logging;
using Tombolo.Protocol.Messages;

namespace Tombolo.Secondary.Connection;

/// <summary>Keeps a member connected: one connection after the other, with waits that spare a primary that is down, and every URL in turn.</summary>
internal sealed partial class ConnectionLoop(PrimaryConnection connection, ConnectionMonitor monitor, Random random, TimeProvider time, ILogger<ConnectionLoop> logger)
{
    /// <summary>The longest wait that a primary is granted, whatever it asks for.</summary>
    private static readonly TimeSpan LongestGranted = TimeSpan.FromMinutes(5);

    /// <summary>Runs until cancelled, or until the primary proves that the membership has ended.</summary>
    /// <returns>That proof.</returns>
    public async Task<Tombstone> RunAsync(MemberContext member, CancellationToken cancellationToken)
    {
        var backOff = new ReconnectBackOff(random);
        var urls = member.Membership.PrimaryUrls;
        for (var attempt = 0; ; attempt++)
        {
            var end = await connection.RunAsync(member, urls[attempt % urls.Count], cancellationToken);
            if (end.Tombstone is { } tombstone)
            {
                return tombstone;
            }

            if (end.Problem != monitor.Status.Problem && end.Problem is not null)
            {
                Lost(member.Membership.PrimaryName, end.Problem);
            }

            monitor.Failed(end.Problem);
            await Task.Delay(WaitAfter(end, backOff), time, cancellationToken);
        }
    }

    private static TimeSpan WaitAfter(ConnectionEnd end, ReconnectBackOff backOff)
    {
        if (!end.IsSuperseded)
        {
            backOff.Ended(end.HealthyFor);
        }

        var wait = backOff.Next(end.IsAway);
        var granted = end.NotBefore < LongestGranted ? end.NotBefore : LongestGranted;
        return wait > granted ? wait : granted;
    }

    [LoggerMessage(EventId = 3301, Level = LogLevel.Warning, Message = "No connection to {Primary}: {Problem}")]
    private partial void Lost(string primary, string problem);
}
