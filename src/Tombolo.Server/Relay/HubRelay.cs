using System.Net;
using Tombolo.Primary.Hub;

namespace Tombolo.Server.Relay;

/// <summary>
/// Passes requests of members, those to the HTTP APIs of the hub and the dashboard and those into clusters from a replica to the active server (design section 6). It sees what any ingress sees: what
/// members say is authenticated from end to end, the others come with a token that the active server asks about.
/// </summary>
internal sealed class HubRelay(HubGate gate, HolderAddress holder) : IMiddleware, IDisposable
{
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
            || !RelayedRequest.IsForTheHub(context.Request)
            || context.Request.Headers.ContainsKey(RelayedRequest.Mark)
            || holder.Find() is not { } active)
        {
            await next(context);
            return;
        }

        try
        {
            using var request = RelayedRequest.Copy(context, active);
            using var response = await _http.SendAsync(request, context.RequestAborted);
            await (RelayedRequest.IsUpgrade(response) ? RelayedAnswer.UpgradeAsync(response, context) : RelayedAnswer.CopyAsync(response, context));
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
}
