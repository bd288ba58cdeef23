using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Hub.Streams;
using Tombolo.Protocol.Frames;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary><c>POST sync</c>: makes the session live and streams to the member until either side ends it, or gives the first answer to one that polls.</summary>
internal static class SyncEndpoint
{
    public static async Task RunAsync(ActiveHub hub, HttpContext context)
    {
        if (await FrameRequest.ReadAsync(hub, FrameTypes.Sync, key: "", context) is not { } received)
        {
            return;
        }

        var (session, frame) = received;
        SyncOutcome outcome;
        using (await session.EnterReceiveAsync(context.RequestAborted))
        {
            outcome = hub.Syncs.Handle(session, frame);
        }

        context.Response.StatusCode = outcome.Status;
        if (outcome.Holdings is not { } holdings)
        {
            if (outcome.Problem.Length > 0)
            {
                await context.Response.BodyWriter.WriteAsync(hub.Frames.Refuse(session, outcome.Problem).Body, context.RequestAborted);
            }

            return;
        }

        var stream = new MemberStream(session, holdings, hub);
        if (!outcome.IsPolled)
        {
            await StreamAsync(hub, session, stream, outcome.PingInterval, context);
            return;
        }

        session.Polls = new PollLane(session, stream, hub.Time, () => hub.End(session));
        await PollEndpoint.AnswerAsync(hub, session, session.Polls, hold: TimeSpan.Zero, context);
    }

    private static async Task StreamAsync(ActiveHub hub, HubSession session, MemberStream stream, TimeSpan pingInterval, HttpContext context)
    {
        StreamResponse.Prepare(context);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, session.Ended);
        try
        {
            using var writer = new MemberStreamWriter(context.Response.BodyWriter, session.Sender, hub.Time);
            await context.Response.StartAsync(ended.Token);
            await stream.RunAsync(writer, pingInterval, ended.Token);
        }
        catch (Exception exception) when (StreamFailure.IsEnd(exception, ended.Token))
        {
            // The member went away or does not read, or the session was ended while its stream waited.
            StreamFailure.CutOff(exception, context);
        }
        finally
        {
            hub.End(session);
        }
    }
}
