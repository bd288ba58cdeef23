using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Tombolo.Kubernetes.Configuration.Proxies;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Connection;

namespace Tombolo.Server.Tests.Connections;

/// <summary>A member that proves who it is, opens sessions, and reads nothing of what it asked for.</summary>
internal sealed class HangingMember(InProcessHub hub, Member member, SigningKey key) : IDisposable
{
    private readonly PrimaryHttpFactory _https = new(new X509Certificate2Collection(), new EnvironmentProxy(_ => null), "test", hub.Time);
    private readonly List<IDisposable> _open = [];

    /// <summary>The primary's answer to one more session.</summary>
    public async Task<SessionOutcome> OpenAsync(CancellationToken cancellationToken)
    {
        using var attempt = SessionClient.Begin(
            key,
            new SessionDetails { ClusterId = member.Id, Incarnation = member.Incarnation, Instance = "hanging", PrimaryKey = hub.PrimaryKey, HighestEpoch = 0 },
            hub.Time);
        var answer = await Http().PostAsync(ProtocolPaths.Session, attempt.Request, cancellationToken);
        return attempt.Read(answer.ToHttpAnswer());
    }

    /// <summary>Opens a session and asks for everything.</summary>
    public async Task HangAsync(CancellationToken cancellationToken)
    {
        var session = Assert.IsType<SessionEstablished>(await OpenAsync(cancellationToken)).Session;
        var channel = new MemberChannel(Http(), session, member.Id, hub.Time);
        var sync = JsonSerializer.SerializeToUtf8Bytes(new SyncPayload("", session.Confirm, Full: true), ProtocolJsonContext.Default.SyncPayload);
        var (answer, _) = await channel.SyncAsync(sync, cancellationToken);
        _open.AddRange([answer!, channel, session]);
    }

    public void Dispose()
    {
        _open.ForEach(open => open.Dispose());
        _https.Dispose();
    }

    private PrimaryHttp Http() => _https.Create(hub.Address, []);
}
