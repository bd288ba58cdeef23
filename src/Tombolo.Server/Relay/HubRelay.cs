using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Tombolo.Api.Details;
using Tombolo.Primary.Hub;
using Tombolo.Protocol.Messages;

namespace Tombolo.Server.Relay;

/// <summary>
/// Passes requests of members, and those to the HTTP APIs of the hub and the dashboard, from a replica to the active server (design section 6). It sees what any ingress sees: what
/// members say is authenticated from end to end, the others come with a token that the active server asks about.
/// </summary>
internal sealed class HubRelay(HubGate gate, HolderAddress holder) : IMiddleware, IDisposable
{
    /// <summary>Marks a relayed request, so that two replicas that take each other for active do not pass it on for ever.</summary>
    private const string Mark = "Tombolo-Relayed";

    private static readonly string[] Headers =
    [
        ProtocolHeaders.Session, ProtocolHeaders.Sequence, ProtocolHeaders.Tag, ProtocolHeaders.Sealed, "User-Agent", "Authorization",
        // What the pages of the dashboard and their sessions need.
        "Accept", "Cookie", "Origin", "Sec-Fetch-Site", "X-Tombolo-Csrf", "X-Tombolo-Background", "Last-Event-ID", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-For",
    ];

    private static readonly string[] AnswerHeaders =
    [
        ProtocolHeaders.Tag, "Set-Cookie", "Location", "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy",
        "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy",
    ];

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    });

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (gate.IsOpen
            || !IsForTheHub(context.Request)
            || context.Request.Headers.ContainsKey(Mark)
            || holder.Find() is not { } active)
        {
            await next(context);
            return;
        }

        try
        {
            using var request = Copy(context.Request, active);
            using var response = await _http.SendAsync(request, context.RequestAborted);
            await CopyAsync(response, context);
        }
        catch (HttpRequestException exception) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync($"the active server of this cluster cannot be reached: {exception.Message}\n", context.RequestAborted);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            // One side went away in the middle of a stream.
            context.Abort();
        }
    }

    public void Dispose() => _http.Dispose();

    // The probe is of the way to this very server.
    private static bool IsForTheHub(HttpRequest request) =>
        (request.Path.StartsWithSegments(ProtocolPaths.Base, StringComparison.Ordinal) && !(HttpMethods.IsGet(request.Method) && request.Path == ProtocolPaths.Probe))
        || ((HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method)) && request.Path.StartsWithSegments(FleetApiPaths.Base, StringComparison.Ordinal));

    private static HttpRequestMessage Copy(HttpRequest source, Uri active)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(source.Method), new Uri(active, source.PathBase + source.Path + source.QueryString));
        if (source.ContentLength > 0 || source.Headers.TransferEncoding.Count > 0 || HttpMethods.IsPost(source.Method))
        {
            request.Content = new StreamContent(source.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", source.ContentType);
            request.Content.Headers.ContentLength = source.ContentLength;
        }

        request.Headers.Add(Mark, "1");
        foreach (var name in Headers)
        {
            if (source.Headers.TryGetValue(name, out var values))
            {
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        // The active server sees us where we saw the browser.
        AddMissing(request, "X-Forwarded-Proto", source.Scheme);
        AddMissing(request, "X-Forwarded-Host", source.Host.Value);
        AddMissing(request, "X-Forwarded-For", source.HttpContext.Connection.RemoteIpAddress?.ToString());
        return request;
    }

    private static void AddMissing(HttpRequestMessage request, string name, string? value)
    {
        if (!request.Headers.Contains(name) && value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static async Task CopyAsync(HttpResponseMessage source, HttpContext context)
    {
        context.Response.StatusCode = (int)source.StatusCode;
        context.Response.ContentType = source.Content.Headers.ContentType?.ToString();
        context.Response.Headers.CacheControl = source.Headers.CacheControl?.ToString();
        context.Response.Headers["X-Accel-Buffering"] = "no";
        foreach (var name in AnswerHeaders)
        {
            if (source.Headers.TryGetValues(name, out var values))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await context.Response.StartAsync(context.RequestAborted);
        await using var stream = await source.Content.ReadAsStreamAsync(context.RequestAborted);
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
