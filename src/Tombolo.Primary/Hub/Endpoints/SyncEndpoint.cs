using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Hub.Streams;
using Tombolo.Protocol.Frames;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary><c>POST sync</c>: makes the session live and streams to the member until either side ends it.</summary>
internal static class SyncEndpoint
{
    public static async Task RunAsync(ActiveHub hub, HttpContext context)
    {
        if (await FrameRequest.ReadAsync(hub, FrameTypes.Sync, key: "", context) is not { } received)
        {
            return;
        }

        var (session, frame) = received;
        var status = hub.Syncs.Handle(session, frame, out var holdings, out var problem);
        context.Response.StatusCode = status;
        if (holdings is null)
        {
            if (status != StatusCodes.Status428PreconditionRequired)
            {
                await context.Response.BodyWriter.WriteAsync(hub.Frames.Refuse(session, problem).Body, context.RequestAborted);
            }

            return;
        }

        await StreamAsync(hub, session, holdings, context);
    }

    private static async Task StreamAsync(ActiveHub hub, HubSession session, MemberHoldings holdings, HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache, no-store, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, session.Ended);
        try
        {
            using var writer = new MemberStreamWriter(context.Response.BodyWriter, session.Sender);
            await context.Response.StartAsync(ended.Token);
            await new MemberStream(session, writer, hub.Sets, hub.Term, hub.PrimaryId).RunAsync(holdings, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The member went away, or the session was ended while its stream waited.
        }
        finally
        {
            hub.End(session);
        }
    }
}
