using System.Net.WebSockets;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Protocol.Tests.Tunnel;

/// <summary>Keys, heads and sockets to build tunnels of.</summary>
internal static class Tunnels
{
    public static TunnelRequestHead Get { get; } = new("GET", "/api/v1/pods", "watch=1", [new TunnelHeader("Accept", "application/json")], "alice", ["ops"], HasBody: false);

    public static TunnelRequestHead Post { get; } = Get with { Method = "POST", HasBody = true };

    public static TunnelResponseHead Fine { get; } = new(200, [new TunnelHeader("Content-Type", "application/json")]);

    public static TunnelKeys Keys(string id = "tunnel-1", byte secret = 1)
    {
        using var session = SessionKeys.Derive([secret, 2, 3], new byte[32]);
        return TunnelKeys.Derive(session, id);
    }

    /// <summary>Both sockets of one connection.</summary>
    public static (WebSocket Hub, WebSocket Member) Sockets()
    {
        var (hub, member) = DuplexStream.Create();
        return (WebSocket.CreateFromStream(hub, new WebSocketCreationOptions { IsServer = true }), WebSocket.CreateFromStream(member, new WebSocketCreationOptions()));
    }
}
