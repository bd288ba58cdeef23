using System.Net;
using System.Text.Json;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Secondary.Connection;

/// <summary>Sends the sync that makes a session live. Asks for differences only; a primary that cannot tell them from the digest gets the inventory.</summary>
internal sealed class SyncOpener(MemberContext member, MemberChannel channel, MemberSession session, PathKnowledge path)
{
    /// <summary>The primary's answer, whatever its status; the caller disposes it.</summary>
    public async Task<HttpResponseMessage> OpenAsync(CancellationToken cancellationToken)
    {
        var sync = new SyncPayload(member.Received.Digest(), session.Confirm, Full: !member.Received.IsComplete)
        {
            Poll = path.IsPolled,
            PingSeconds = path.Ping is { } ping ? (int)ping.TotalSeconds : null,
        };
        var response = await SendAsync(sync, cancellationToken);
        if (response.StatusCode != HttpStatusCode.PreconditionRequired)
        {
            return response;
        }

        response.Dispose();
        return await SendAsync(sync with { Items = member.Received.Inventory() }, cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(SyncPayload sync, CancellationToken cancellationToken) =>
        channel.SyncAsync(JsonSerializer.SerializeToUtf8Bytes(sync, ProtocolJsonContext.Default.SyncPayload), cancellationToken);
}
