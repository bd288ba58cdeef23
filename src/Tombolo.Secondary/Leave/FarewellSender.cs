using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Runtime.Identity;
using Tombolo.Secondary.Connection;

namespace Tombolo.Secondary.Leave;

/// <summary>
/// Tells a primary that was left that nothing of the membership is here any more, until it has heard it or says that it does not know it any more.
/// </summary>
internal sealed partial class FarewellSender(
    ClusterIdentityStore identities, IPrimaryHttpFactory https, Random random, TimeProvider time, ILogger<FarewellSender> logger)
{
    private const string AskId = "farewell";

    /// <summary>Returns when nothing is left to be told.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var backOff = new ReconnectBackOff(random);
        while (await identities.FindAsync(cancellationToken) is { Farewell: { } stored } identity)
        {
            if (Farewell.Read(stored.Span) is not { } farewell || await TryTellAsync(farewell, identity, cancellationToken))
            {
                await identities.UpdateAsync(
                    current => current.Farewell is { } now && now.Span.SequenceEqual(stored.Span) ? current with { Farewell = null } : current, cancellationToken);
                continue;
            }

            await Task.Delay(backOff.Next(), time, cancellationToken);
        }
    }

    private async Task<bool> TryTellAsync(Farewell farewell, ClusterIdentity identity, CancellationToken cancellationToken)
    {
        if (!SigningKey.TryImportPkcs8(identity.PrivateKey.Span, out var clusterKey))
        {
            return true;
        }

        using (clusterKey)
        {
            foreach (var url in farewell.PrimaryUrls)
            {
                try
                {
                    if (await TellAsync(farewell, clusterKey, url, cancellationToken))
                    {
                        Told(farewell.PrimaryName);
                        return true;
                    }
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException or SessionLostException)
                {
                    var problem = ConnectionProblem.Describe(url, exception);
                    NotTold(farewell.PrimaryName, problem);
                }
            }
        }

        return false;
    }

    private async Task<bool> TellAsync(Farewell farewell, SigningKey clusterKey, Uri url, CancellationToken cancellationToken)
    {
        var http = https.Create(url, farewell.Pins);
        using var attempt = SessionClient.Begin(
            clusterKey,
            new SessionDetails
            {
                ClusterId = farewell.ClusterId,
                Incarnation = farewell.Incarnation,
                Instance = AskId,
                PrimaryKey = farewell.PrimaryKey,
                HighestEpoch = 0,
                Leaving = true,
            },
            time);
        var answer = await http.PostAsync(ProtocolPaths.Session, attempt.Request, cancellationToken);
        switch (attempt.Read(answer.ToHttpAnswer()))
        {
            case SessionEstablished established:
                using (established.Session)
                {
                    using var channel = new MemberChannel(http, established.Session, farewell.ClusterId, time);
                    var word = JsonSerializer.SerializeToUtf8Bytes(new AnswerPayload(AskId, Ok: true), ProtocolJsonContext.Default.AnswerPayload);
                    await channel.SendAsync(FrameTypes.Answer, AskId, word, cancellationToken);
                    return true;
                }

            case MembershipEnded:
            case SessionRefused { Reason: nameof(RefusalReasons.UnknownCluster) }:
                return true;
            default:
                return false;
        }
    }

    [LoggerMessage(EventId = 3211, Level = LogLevel.Information, Message = "{Primary} knows that this cluster has left")]
    private partial void Told(string primary);

    [LoggerMessage(EventId = 3212, Level = LogLevel.Information, Message = "{Primary} does not know yet that this cluster has left: {Problem}")]
    private partial void NotTold(string primary, string problem);
}
