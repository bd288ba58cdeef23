using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tombolo.Testing.Proxies;

/// <summary>Copies requests and heads of answers from one side of a reverse proxy to the other.</summary>
internal static class ProxiedMessages
{
    /// <summary>The request for the server behind; its body is read whole.</summary>
    public static async Task<HttpRequestMessage> CopyAsync(HttpContext context, Uri? upstream, TrafficRecord? traffic)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        traffic?.Add(body.ToArray());
        var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            new Uri(upstream ?? throw new HttpRequestException("there is no server behind this ingress yet"), context.Request.Path + context.Request.QueryString))
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        foreach (var (name, values) in context.Request.Headers)
        {
            traffic?.Add(Encoding.UTF8.GetBytes($"{name}: {values}\n"));
            if (name is not ("Host" or "Connection" or "Transfer-Encoding" or "Content-Length")
                && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }

    public static void CopyHead(HttpResponseMessage response, HttpContext context, TrafficRecord? traffic)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            traffic?.Add(Encoding.UTF8.GetBytes($"{name}: {string.Join(',', values)}\n"));
            if (name is not ("Transfer-Encoding" or "Connection" or "Content-Length"))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }
    }
}
