using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary>
/// Lets <c>tombolo doctor</c> see what the way to this server does to a stream and to a large body (docs/protocol.md, "Probe"). Says nothing about the fleet,
/// keeps nothing.
/// </summary>
public static class ProbeEndpoint
{
    /// <summary>Longer than the idle time after which common proxies cut.</summary>
    private const int MostSeconds = 40;

    /// <summary>More than any request of a member but a large report.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>Probes at one time; more are sent away, since anybody may ask.</summary>
    private const int MostProbes = 16;

    private static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(15);

    private static int _running;

    public static void MapProbe(this IEndpointRouteBuilder endpoints, TimeProvider time)
    {
        endpoints.MapGet(ProtocolPaths.Probe, context => LimitAsync(context, () => StreamAsync(context, time)));
        endpoints.MapPost(ProtocolPaths.Probe, context => LimitAsync(context, () => CountAsync(context, time)));
    }

    private static async Task LimitAsync(HttpContext context, Func<Task> answer)
    {
        try
        {
            if (Interlocked.Increment(ref _running) > MostProbes)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "60";
                return;
            }

            await answer();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary><c>?seconds=N&amp;interval=M</c>: an event every M seconds for N seconds, each with the milliseconds since the first.</summary>
    private static async Task StreamAsync(HttpContext context, TimeProvider time)
    {
        var duration = TimeSpan.FromSeconds(Read(context, "seconds", 3));
        var interval = TimeSpan.FromSeconds(Read(context, "interval", 1));
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache, no-store, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var begin = time.GetTimestamp();
        while (time.GetElapsedTime(begin) is var elapsed && elapsed < duration)
        {
            await SendAsync(context, "ping", elapsed);
            var left = duration - time.GetElapsedTime(begin);
            await Task.Delay(left < interval ? TimeSpan.FromTicks(Math.Max(0, left.Ticks)) : interval, time, context.RequestAborted);
        }

        await SendAsync(context, "end", time.GetElapsedTime(begin));
    }

    /// <summary>Reads a body, keeps nothing of it, and answers how many bytes arrived.</summary>
    private static async Task CountAsync(HttpContext context, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(BodyPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        var (buffer, count) = (new byte[16 * 1024], 0);
        try
        {
            int read;
            while (count <= MostBytes && (read = await context.Request.Body.ReadAsync(buffer, either.Token)) > 0)
            {
                count += read;
            }
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status408RequestTimeout;
            return;
        }

        if (count > MostBytes)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(count.ToString(CultureInfo.InvariantCulture), context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, string type, TimeSpan elapsed)
    {
        var milliseconds = ((long)elapsed.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync($"event: {type}\ndata: {milliseconds}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static int Read(HttpContext context, string name, int otherwise) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, MostSeconds) : otherwise;
}
