using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Tombolo.Bench.Bare;

/// <summary>A bare Kestrel endpoint: streams that get what is published, byte for byte, and a place to post to. No identity, no set, no acknowledgement.</summary>
internal static class BareHub
{
    /// <summary>Serves until cancelled.</summary>
    public static async Task RunAsync(int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        await using var application = builder.Build();
        var streams = new ConcurrentDictionary<PipeWriter, bool>();
        application.MapGet("/stream", context => StreamAsync(context, streams));
        application.MapPost("/publish", context => PublishAsync(context, streams.Keys));
        application.MapPost("/report", DrainAsync);
        application.MapGet("/streams", context => context.Response.WriteAsync($"{streams.Count}", context.RequestAborted));
        await application.StartAsync(cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    private static async Task StreamAsync(HttpContext context, ConcurrentDictionary<PipeWriter, bool> streams)
    {
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        await context.Response.StartAsync(context.RequestAborted);
        streams[context.Response.BodyWriter] = true;
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (context.RequestAborted.Register(gone.SetResult))
        {
            await gone.Task;
        }

        streams.TryRemove(context.Response.BodyWriter, out _);
    }

    private static async Task PublishAsync(HttpContext context, ICollection<PipeWriter> streams)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        foreach (var stream in streams)
        {
            await stream.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
        }
    }

    private static Task DrainAsync(HttpContext context) => context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
}
