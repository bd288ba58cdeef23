using Microsoft.Extensions.Logging;
using Tombolo.Protocol.Messages;

namespace Tombolo.Secondary.Connection;

/// <summary>Keeps a member connected: one connection after the other, with waits that spare a primary that is down, and every URL in turn.</summary>
internal sealed partial class ConnectionLoop(PrimaryConnection connection, ConnectionMonitor monitor, Random random, TimeProvider time, ILogger<ConnectionLoop> logger)
{
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
            if (end.WasHealthy && !end.IsSuperseded)
            {
                backOff.Reset();
            }

            await Task.Delay(backOff.Next(), time, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 3301, Level = LogLevel.Warning, Message = "No connection to {Primary}: {Problem}")]
    private partial void Lost(string primary, string problem);
}
