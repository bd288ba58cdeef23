using System.Text.Json;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Connection;

/// <summary>Sends the sync that makes a session live: as many requests as it takes until the primary knows what the member lacks.</summary>
internal sealed class SyncOpener(MemberContext member, MemberChannel channel, MemberSession session, PathKnowledge path)
{
    /// <summary>Digest, buckets, their items; more when the set changes in between.</summary>
    private const int MostRequests = 6;

    /// <summary>The primary's answer, whatever its status; the caller disposes it.</summary>
    /// <exception cref="SessionLostException">The primary asks on and on.</exception>
    public async Task<HttpResponseMessage> OpenAsync(CancellationToken cancellationToken)
    {
        var dialogue = new SyncDialogue(member.Received, session.Confirm);
        var word = dialogue.Begin();
        for (var request = 1; request <= MostRequests; request++)
        {
            var (response, wanted) = await SendAsync(word, cancellationToken);
            if (response is not null)
            {
                return response;
            }

            word = dialogue.Continue(wanted);
        }

        throw new SessionLostException("the primary does not find out what this cluster lacks; it is asked anew");
    }

    private Task<(HttpResponseMessage? Response, SyncAnswerPayload? Wanted)> SendAsync(SyncPayload sync, CancellationToken cancellationToken)
    {
        sync = sync with { Poll = path.IsPolled, PingSeconds = path.Ping is { } ping ? (int)ping.TotalSeconds : null };
        return channel.SyncAsync(JsonSerializer.SerializeToUtf8Bytes(sync, ProtocolJsonContext.Default.SyncPayload), cancellationToken);
    }
}
