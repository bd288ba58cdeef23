using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.ClickThrough;

/// <summary>
/// What the pages of another cluster answered, as far as it is believed: that cluster may be hostile, and this is the origin of the dashboard. JSON alone comes through, under headers of our own,
/// as it comes and no faster than it is taken, up to a limit; what it refuses is told in words of our form.
/// </summary>
internal sealed class ViewAnswer(HttpResponseMessage response, string cluster, TimeProvider time) : IResult
{
    /// <summary>A longer answer is cut.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private const string Json = "application/json";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (response)
        using (var late = new CancellationTokenSource(Patience, time))
        using (var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, httpContext.RequestAborted))
        {
            try
            {
                await AnswerAsync(httpContext, ended.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or HttpRequestException)
            {
                if (httpContext.Response.HasStarted || httpContext.RequestAborted.IsCancellationRequested)
                {
                    // Half an answer is not to look like a whole one.
                    httpContext.Abort();
                    return;
                }

                await Bad($"cluster {cluster} ended its answer before it was complete").ExecuteAsync(httpContext);
            }
        }
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken ended)
    {
        Protect(context.Response);
        var isJson = response.Content.Headers.ContentEncoding.Count == 0
            && response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var types)
            && string.Equals(types.ToString().Split(';')[0].Trim(), Json, StringComparison.OrdinalIgnoreCase);
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (response.StatusCode is not HttpStatusCode.OK)
        {
            await (await ViewProblem.ReadAsync(response, cluster, ended)).ExecuteAsync(context);
        }
        else if (!isJson)
        {
            await Bad($"cluster {cluster} answered with something else than JSON, which its pages never do").ExecuteAsync(context);
        }
        else
        {
            await CopyAsync(context, ended);
        }
    }

    private async Task CopyAsync(HttpContext context, CancellationToken ended)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await using var body = await response.Content.ReadAsStreamAsync(ended);
        var buffer = new byte[32 * 1024];
        var total = 0;
        int read;
        while ((read = await body.ReadAsync(buffer, ended)) > 0)
        {
            if ((total += read) > MostBytes)
            {
                throw new IOException($"cluster {cluster} answers with more than {MostBytes} bytes");
            }

            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), ended);
            await context.Response.Body.FlushAsync(ended);
        }
    }

    private static Refusal Bad(string detail) => Refusal.Because(StatusCodes.Status502BadGateway, "BadAnswer", detail);

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        response.Headers.ContentDisposition = "attachment";
        response.Headers.CacheControl = "no-store, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
    }
}
