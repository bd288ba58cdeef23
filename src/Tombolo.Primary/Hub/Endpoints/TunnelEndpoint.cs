using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Tunnels;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary><c>GET tunnel/{id}</c>: the WebSocket that a member dials when it was asked to (docs/protocol.md, "Tunnel").</summary>
internal static class TunnelEndpoint
{
    public static async Task RunAsync(ActiveHub hub, HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string ?? "";
        var headers = context.Request.Headers;
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await PlainAnswer.SayAsync(context, StatusCodes.Status400BadRequest, "this is a WebSocket; something on the way takes that off the request");
            return;
        }

        if (!hub.Sessions.TryGet(headers[ProtocolHeaders.Session].ToString(), out var session) || !session.IsTunnelTicket(id, headers[ProtocolHeaders.Tag]))
        {
            await PlainAnswer.SayAsync(context, StatusCodes.Status401Unauthorized, "this hub has no such session; open one");
            return;
        }

        if (session.Tunnel.Claim(id) is not { } opening)
        {
            await PlainAnswer.SayAsync(context, StatusCodes.Status404NotFound, "nobody waits for this tunnel");
            return;
        }

        var keys = session.DeriveTunnelKeys(id);
        using var tunnel = TunnelConnection.OfHub(await context.WebSockets.AcceptWebSocketAsync(), keys, hub.Time);
        using var idle = new IdleTunnel(tunnel, hub.Time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, session.Ended);
        session.Tunnel.Opened(opening, tunnel);
        await tunnel.RunAsync(ended.Token);
    }
}
