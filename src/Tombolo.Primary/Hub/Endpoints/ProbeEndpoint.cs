using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary>
/// <c>GET probe?seconds=N</c>: a line each second, so that <c>tombolo doctor</c> sees whether the way to this server holds streams back or cuts them. Says
/// nothing about the fleet.
/// </summary>
public static class ProbeEndpoint
{
    /// <summary>Longer than the idle time after which common proxies cut.</summary>
    private const int MostSeconds = 40;

    /// <summary>Probes at one time; more are sent away, since anybody may ask.</summary>
    private const int MostProbes = 16;

    private static int _running;

    public static void MapProbe(this IEndpointRouteBuilder endpoints, TimeProvider time) =>
        endpoints.MapGet(Protocol.Messages.ProtocolPaths.Base + "/probe", context => RunAsync(context, time));

    private static async Task RunAsync(HttpContext context, TimeProvider time)
    {
        var seconds = int.TryParse(context.Request.Query["seconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, MostSeconds) : 3;
        if (Interlocked.Increment(ref _running) > MostProbes)
        {
            Interlocked.Decrement(ref _running);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "60";
            return;
        }

        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-cache, no-store, no-transform";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            for (var second = 0; second <= seconds; second++)
            {
                await context.Response.WriteAsync($"event: ping\ndata: {second.ToString(CultureInfo.InvariantCulture)}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                if (second < seconds)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), time, context.RequestAborted);
                }
            }
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
}
