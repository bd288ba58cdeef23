using System.Text.Json;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Bench.Listening;

/// <summary>An authentic stream that nobody reads.</summary>
internal sealed class HangingStream(MemberSession session, MemberChannel channel, HttpResponseMessage answer) : IAsyncDisposable
{
    public static async Task<HangingStream> OpenAsync(
        PrimaryHttp http, SigningKey key, Membership membership, TimeProvider time, CancellationToken cancellationToken)
    {
        using var attempt = SessionClient.Begin(
            key,
            new SessionDetails
            {
                ClusterId = membership.ClusterId,
                Incarnation = membership.Incarnation,
                Instance = "hanging",
                PrimaryKey = membership.PrimaryKey,
                HighestEpoch = 0,
            },
            time);
        var opened = attempt.Read((await http.PostAsync(ProtocolPaths.Session, attempt.Request, cancellationToken)).ToHttpAnswer());
        var session = (opened as SessionEstablished)?.Session ?? throw new InvalidOperationException($"no session for the member that hangs: {opened}");
        var channel = new MemberChannel(http, session, membership.ClusterId, time);
        var sync = new SyncPayload("", session.Confirm, Full: true);
        var (answer, _) = await channel.SyncAsync(JsonSerializer.SerializeToUtf8Bytes(sync, ProtocolJsonContext.Default.SyncPayload), cancellationToken);
        return new HangingStream(session, channel, answer!);
    }

    public ValueTask DisposeAsync()
    {
        answer.Dispose();
        channel.Dispose();
        session.Dispose();
        return ValueTask.CompletedTask;
    }
}
