using Microsoft.AspNetCore.Http.Features;

namespace Tombolo.Server.Relay;

/// <summary>Passes the answer of the active server on as it comes.</summary>
internal static class RelayedAnswer
{
    // What holds for one connection only.
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Trailer", "Date", "Server",
    };

    public static async Task CopyAsync(HttpResponseMessage source, HttpContext context)
    {
        context.Response.StatusCode = (int)source.StatusCode;
        foreach (var (name, values) in source.Headers.NonValidated.Concat(source.Content.Headers.NonValidated))
        {
            if (!Dropped.Contains(name))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await context.Response.StartAsync(context.RequestAborted);
        await using var stream = await source.Content.ReadAsStreamAsync(context.RequestAborted);
        await PumpAsync(stream, context.Response.Body, context.RequestAborted);
    }

    /// <summary>Connects both ends of a WebSocket until one of them ends it.</summary>
    public static async Task UpgradeAsync(HttpResponseMessage source, HttpContext context)
    {
        foreach (var (name, values) in source.Headers.NonValidated)
        {
            if (name.StartsWith("Sec-WebSocket-", StringComparison.OrdinalIgnoreCase) || name.Equals("Upgrade", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await using var outer = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        await using var inner = await source.Content.ReadAsStreamAsync(context.RequestAborted);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var (up, down) = (PumpAsync(outer, inner, ended.Token), PumpAsync(inner, outer, ended.Token));
        await Task.WhenAny(up, down);
        await ended.CancelAsync();
        await Task.WhenAll(up, down).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static async Task PumpAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            await to.FlushAsync(cancellationToken);
        }
    }
}
