using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Reach;

/// <summary>
/// Answers of the proxy. They come from the origin of the dashboard and are written by a cluster that may be hostile, so that a browser is told to make nothing of
/// them: no page, no script, no cookie, nothing that is kept.
/// </summary>
internal static class ProxyAnswer
{
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/json", "application/yaml", "application/vnd.kubernetes.protobuf", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf",
        "application/com.github.proto-openapi.spec.v2.v1.0+protobuf", "application/com.github.proto-openapi.spec.v3.v1.0+protobuf", "text/plain",
    };

    public static Task RefuseAsync(HttpContext context, TunnelRefusal refusal)
    {
        Protect(context);
        context.Response.StatusCode = refusal.Code;
        context.Response.ContentType = TunnelRefusal.ContentType;
        return context.Response.Body.WriteAsync(refusal.ToUtf8(), context.RequestAborted).AsTask();
    }

    /// <summary>Passes an answer on as it comes, no faster than it is taken.</summary>
    /// <exception cref="IOException">The rest of it never comes.</exception>
    public static async Task CopyAsync(HttpResponseMessage response, HttpContext context)
    {
        Protect(context);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            if (values.All(value => TunnelHeaders.IsOfResponse(new TunnelHeader(name, value))))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        context.Response.ContentType = ContentType(response.Content.Headers.NonValidated);
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await context.Response.StartAsync(context.RequestAborted);
        if (context.Response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified || HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        await using var body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
        var buffer = new byte[TunnelLimits.PayloadBytes];
        int read;
        while ((read = await body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static string? ContentType(HttpHeadersNonValidated headers)
    {
        if (!headers.TryGetValues("Content-Type", out var values))
        {
            return null;
        }

        var type = values.ToString();
        return type.Length <= 256 && Plain.Contains(type.Split(';')[0].Trim()) && TunnelHeaders.IsOfResponse(new TunnelHeader("Content-Type", type)) ? type : "application/octet-stream";
    }

    private static void Protect(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.ContentDisposition = "attachment";
        headers.CacheControl = "no-store, no-transform";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Accel-Buffering"] = "no";
    }
}
