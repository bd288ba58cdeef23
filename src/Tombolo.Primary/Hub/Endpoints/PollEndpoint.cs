using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Hub.Streams;
using Tombolo.Protocol.Frames;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary><c>POST poll</c>: what the stream would have said, as one complete answer, for members behind something that holds streams back.</summary>
internal static class PollEndpoint
{
    public static async Task RunAsync(ActiveHub hub, HttpContext context)
    {
        if (await FrameRequest.ReadAsync(hub, FrameTypes.Poll, key: "", context) is not { } received)
        {
            return;
        }

        var (session, frame) = received;
        var hold = TimeSpan.Zero;
        var fault = session.Polls is { } lane ? lane.FindFault(frame, out hold) : "a session that follows a stream does not poll";
        if (fault is not null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.BodyWriter.WriteAsync(hub.Frames.Refuse(session, fault).Body, context.RequestAborted);
            return;
        }

        hub.Presence.Touch(session.Member.Id);
        await AnswerAsync(hub, session, session.Polls!, hold, context);
    }

    /// <summary>Gives one answer; the session ends when it cannot be given whole.</summary>
    public static async Task AnswerAsync(ActiveHub hub, HubSession session, PollLane lane, TimeSpan hold, HttpContext context)
    {
        StreamResponse.Prepare(context);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, session.Ended);
        var goesOn = false;
        try
        {
            using var writer = new MemberStreamWriter(context.Response.BodyWriter, session.Sender, hub.Time);
            var isOpen = await lane.AnswerAsync(writer, hold, ended.Token);
            await context.Response.CompleteAsync();
            goesOn = isOpen;
        }
        catch (Exception exception) when (StreamFailure.IsEnd(exception, ended.Token))
        {
            // The numbers of these frames are used up and nobody has them: this session cannot go on.
            StreamFailure.CutOff(exception, context);
        }
        finally
        {
            if (goesOn)
            {
                lane.Release();
            }
            else
            {
                hub.End(session);
            }
        }
    }
}
