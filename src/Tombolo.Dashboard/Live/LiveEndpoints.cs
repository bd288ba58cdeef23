using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Sessions;
using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.Live;

/// <summary>What changes, as server-sent events.</summary>
internal static class LiveEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/events", StreamAsync).WithName("events").WithTags("live").WithMetadata(ApiRequirement.Unattended)
            .WithSummary("What changes, as server-sent events: change {collection, name, change, resourceVersion}, reset (read everything anew), end (the session is over). Resumes by Last-Event-ID")
            .Produces<LiveChange>(StatusCodes.Status200OK, "text/event-stream");

    private static async Task StreamAsync(
        HttpContext context, LiveFeed feed, LiveViewers viewers, UserKubernetes user, CallerRequest caller, SessionKeyStore sessions, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var viewer = caller.Session?.Id ?? user.User.Key;
        if (!viewers.TryAdd(viewer))
        {
            await Refusal.Because(StatusCodes.Status429TooManyRequests, "TooManyStreams", $"there are {LiveViewers.MostOfOne} event streams of this sign-in already; close some").After(TimeSpan.FromSeconds(30)).ExecuteAsync(context);
            return;
        }

        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store, no-transform";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await new LiveStream(context.Response, feed, user, caller, sessions, time).RunAsync(context.Request.Headers["Last-Event-ID"].ToString(), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The viewer has gone, or the server goes.
        }
        finally
        {
            viewers.Remove(viewer);
        }
    }
}
