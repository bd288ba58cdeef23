using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary>The requests of members under <c>/mc/v1/</c> (docs/protocol.md). Without an active hub all are answered 503, which members take as "later".</summary>
public static class HubEndpoints
{
    public static void MapHub(this IEndpointRouteBuilder endpoints, HubGate gate)
    {
        endpoints.MapPost(ProtocolPaths.JoinChallenge, Handshake(gate, ProtocolLimits.ChallengeBytes, (_, _) => true, (hub, body, cancelled) => hub.Joins.ChallengeAsync(body, cancelled)));
        endpoints.MapPost(
            ProtocolPaths.Join,
            Handshake(gate, ProtocolLimits.SignedMessageBytes, (hub, body) => hub.Joins.NamesKnownToken(body), (hub, body, cancelled) => hub.Joins.JoinAsync(body, cancelled)));
        var openSession = Handshake(
            gate, ProtocolLimits.SignedMessageBytes, (hub, body) => hub.Opener.NamesMember(body), async (hub, body, cancelled) => await hub.OpenSessionAsync(body, cancelled));
        endpoints.MapPost(ProtocolPaths.Session, context => gate is { Current: null, Farewells: { } farewells } ? FarewellEndpoint.AnswerAsync(farewells, context) : openSession(context));
        endpoints.MapPost(ProtocolPaths.Report, context => WithHub(gate, context, hub => TakeFrameAsync(hub, FrameTypes.Report, context)));
        endpoints.MapPost(ProtocolPaths.Answer + "/{id}", context => WithHub(gate, context, hub => TakeFrameAsync(hub, FrameTypes.Answer, context)));
        endpoints.MapPost(ProtocolPaths.Sync, context => WithHub(gate, context, hub => SyncEndpoint.RunAsync(hub, context)));
        endpoints.MapGet(ProtocolPaths.Tunnel + "/{id}", context => WithHub(gate, context, hub => TunnelEndpoint.RunAsync(hub, context)));
        endpoints.MapPost(ProtocolPaths.Poll, context => WithHub(gate, context, hub => PollEndpoint.RunAsync(hub, context)));
    }

    private static RequestDelegate Handshake(
        HubGate gate,
        int limit,
        Func<ActiveHub, ReadOnlyMemory<byte>, bool> isKnown,
        Func<ActiveHub, ReadOnlyMemory<byte>, CancellationToken, Task<ProtocolAnswer>> answer) =>
        context => WithHub(gate, context, hub => HandshakeEndpoint.AnswerAsync(
            hub, context, limit, body => isKnown(hub, body), async body => await answer(hub, body, context.RequestAborted)));

    private static async Task TakeFrameAsync(ActiveHub hub, string type, HttpContext context)
    {
        var key = context.Request.RouteValues["id"] as string ?? "";
        if (await FrameRequest.ReadAsync(hub, type, key, context) is not { } received)
        {
            return;
        }

        var (session, frame) = received;
        var answer = await hub.Frames.TakeAsync(session, frame, payload => hub.HandleAsync(session, type, key, payload, context.RequestAborted), context.RequestAborted);
        context.Response.StatusCode = answer.StatusCode;
        if (answer.Tag is { } tag)
        {
            context.Response.Headers[ProtocolHeaders.Tag] = tag;
            context.Response.ContentType = "application/json";
        }

        await context.Response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task WithHub(HubGate gate, HttpContext context, Func<ActiveHub, Task> act)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (gate.Current is not { } hub)
        {
            await SayNotActiveAsync(context);
            return;
        }

        try
        {
            await act(hub);
        }
        catch (TimeoutException) when (!context.Response.HasStarted)
        {
            // Sends its request a byte now and then; nothing of it is kept.
            await PlainAnswer.SayAsync(context, StatusCodes.Status408RequestTimeout, "the request did not come in time");
            context.Abort();
        }
        catch (ObjectDisposedException) when (!context.Response.HasStarted && gate.Current != hub)
        {
            // The hub ended, and with it what a request needs that belongs to no session yet.
            await SayNotActiveAsync(context);
        }
        catch (ObjectDisposedException) when (!context.Response.HasStarted)
        {
            // The session ended between being found and being used.
            await PlainAnswer.SayAsync(context, StatusCodes.Status401Unauthorized, "this session has ended; open one");
        }
    }

    private static Task SayNotActiveAsync(HttpContext context) =>
        PlainAnswer.SayAsync(context, StatusCodes.Status503ServiceUnavailable, "this server is not the active server of a primary");
}
