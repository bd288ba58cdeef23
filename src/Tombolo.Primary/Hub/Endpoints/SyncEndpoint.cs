using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Hub.Streams;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary><c>POST sync</c>: makes the session live and streams to the member until either side ends it, or gives the first answer to one that polls.</summary>
internal static class SyncEndpoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(ActiveHub hub, HttpContext context)
    {
        if (await FrameRequest.ReadAsync(hub, FrameTypes.Sync, key: "", context) is not { } received)
        {
            return;
        }

        var (session, frame) = received;
        await WaitForSetsAsync(hub, context.RequestAborted);
        SyncOutcome outcome;
        using (await session.EnterReceiveAsync(context.RequestAborted))
        {
            outcome = hub.Syncs.Handle(session, frame);
        }

        context.Response.StatusCode = outcome.Status;
        if (outcome.Holdings is not { } holdings)
        {
            await (outcome.Wanted is { } wanted
                ? AskAsync(session, frame, wanted, context)
                : context.Response.BodyWriter.WriteAsync(hub.Frames.Refuse(session, outcome.Problem).Body, context.RequestAborted).AsTask());
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

    /// <summary>After a start a fleet comes back before its sets are computed; what each member holds is compared then, and not told in full.</summary>
    private static Task WaitForSetsAsync(ActiveHub hub, CancellationToken cancellationToken) => hub.Sets.Known.IsCompleted
        ? Task.CompletedTask
        : hub.Sets.Known.WaitAsync(Patience, hub.Time, cancellationToken).ContinueWith(
            _ => cancellationToken.ThrowIfCancellationRequested(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <summary>The stream does not open yet. Tagged, so that nobody in between can make a member tell or forget more than is wanted.</summary>
    private static async Task AskAsync(HubSession session, Frame frame, SyncAnswerPayload wanted, HttpContext context)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(wanted, ProtocolJsonContext.Default.SyncAnswerPayload);
        context.Response.ContentType = "application/json";
        context.Response.Headers[ProtocolHeaders.Tag] = session.Sender.Acknowledge(frame.Sequence, body).ToString();
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
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
