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
        endpoints.MapPost(ProtocolPaths.JoinChallenge, Answer(gate, ProtocolLimits.ChallengeBytes, (hub, body, cancelled) => hub.Joins.ChallengeAsync(body, cancelled)));
        endpoints.MapPost(ProtocolPaths.Join, Answer(gate, ProtocolLimits.SignedMessageBytes, (hub, body, cancelled) => hub.Joins.JoinAsync(body, cancelled)));
        endpoints.MapPost(ProtocolPaths.Session, Answer(gate, ProtocolLimits.SignedMessageBytes, async (hub, body, cancelled) => await hub.OpenSessionAsync(body, cancelled)));
        endpoints.MapPost(ProtocolPaths.Report, TakeFrame(gate, FrameTypes.Report));
        endpoints.MapPost(ProtocolPaths.Answer + "/{id}", TakeFrame(gate, FrameTypes.Answer));
        endpoints.MapPost(ProtocolPaths.Sync, context => WithHub(gate, context, hub => SyncEndpoint.RunAsync(hub, context)));
    }

    private static RequestDelegate Answer(HubGate gate, int limit, Func<ActiveHub, ReadOnlyMemory<byte>, CancellationToken, Task<ProtocolAnswer>> answer) =>
        context => WithHub(gate, context, async hub =>
        {
            if (await RequestBody.ReadAsync(context.Request, limit, context.RequestAborted) is not { } body)
            {
                await SayAsync(context, StatusCodes.Status413PayloadTooLarge, "the request is too large");
                return;
            }

            var (status, answered) = await answer(hub, body, context.RequestAborted);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.BodyWriter.WriteAsync(answered, context.RequestAborted);
        });

    private static RequestDelegate TakeFrame(HubGate gate, string type) => context => WithHub(gate, context, hub => TakeFrameAsync(hub, type, context));

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
        if (gate.Current is { } hub)
        {
            await act(hub);
            return;
        }

        await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "this server is not the active server of a primary");
    }

    private static Task SayAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message + "\n", context.RequestAborted);
    }
}
