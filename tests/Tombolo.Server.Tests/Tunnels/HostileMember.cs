using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Tombolo.Kubernetes.Configuration.Proxies;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Tunnel;
using Tombolo.Secondary.Connection;
using Tombolo.Server.Tests.Connections;

namespace Tombolo.Server.Tests.Tunnels;

/// <summary>A member that proves who it is, dials for every tunnel it is asked for, and does in it what the test says.</summary>
internal sealed class HostileMember : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PrimaryHttpFactory _https;
    private readonly Task _running;

    public HostileMember(InProcessHub hub, Member member, SigningKey key, Func<WebSocket, TunnelKeys, Task> tunnel)
    {
        _https = new PrimaryHttpFactory(new X509Certificate2Collection(), new EnvironmentProxy(_ => null), "test", hub.Time);
        _running = RunAsync(hub, member, key, tunnel, _stop.Token);
    }

    /// <summary>Tunnels that were dialled for.</summary>
    public int Dialled { get; private set; }

    /// <summary>In each tunnel answers each request like this, headers unfiltered.</summary>
    public static Func<WebSocket, TunnelKeys, Task> Answering(TimeProvider time, Func<TunnelStream, Task> answer) =>
        (socket, keys) => TunnelConnection.OfMember(socket, keys, time, answer).RunAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _https.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(InProcessHub hub, Member member, SigningKey key, Func<WebSocket, TunnelKeys, Task> tunnel, CancellationToken cancellationToken)
    {
        var http = _https.Create(hub.Address, []);
        var details = new SessionDetails { ClusterId = member.Id, Incarnation = member.Incarnation, Instance = "hostile", PrimaryKey = hub.PrimaryKey, HighestEpoch = 0 };
        using var attempt = SessionClient.Begin(key, details, hub.Time);
        var opened = await http.PostAsync(ProtocolPaths.Session, attempt.Request, cancellationToken);
        using var session = Assert.IsType<SessionEstablished>(attempt.Read(opened.ToHttpAnswer())).Session;
        using var channel = new MemberChannel(http, session, member.Id, hub.Time);
        var sync = JsonSerializer.SerializeToUtf8Bytes(new SyncPayload("", session.Confirm, Full: true), ProtocolJsonContext.Default.SyncPayload);
        var (answer, _) = await channel.SyncAsync(sync, cancellationToken);
        var events = new ServerSentEventReader(await answer!.Content.ReadAsStreamAsync(cancellationToken));
        var receiver = new FrameReceiver(session.Keys.HubToMember, member.Id, allowsRepetition: false);
        while ((await events.ReadAsync(cancellationToken)).Frame is { } frame)
        {
            Assert.Equal(FrameVerdict.Accepted, receiver.Accept(frame, out var payload));
            if (frame.Type != FrameTypes.Ask)
            {
                continue;
            }

            var ask = JsonSerializer.Deserialize(payload.Span, ProtocolJsonContext.Default.AskPayload)!;
            var id = ask.Content!.Value.GetProperty("id").GetString()!;
            var socket = await http.ConnectAsync($"{ProtocolPaths.Tunnel}/{id}", session.Id, TunnelTicket.Create(session.Keys.MemberToHub, id), cancellationToken);
            Dialled++;
            _ = tunnel(socket, TunnelKeys.Derive(session.Keys, id));
            var ok = JsonSerializer.Serialize(new AnswerPayload(ask.Id, Ok: true), ProtocolJsonContext.Default.AnswerPayload);
            await channel.SendAsync(FrameTypes.Answer, ask.Id, Encoding.UTF8.GetBytes(ok), cancellationToken);
        }
    }
}
