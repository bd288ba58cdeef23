using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Discovery;
using Tombolo.LocalKube.OpenApi;

namespace Tombolo.LocalKube.Http;

/// <summary>Everything that is no resource: version, health, discovery, OpenAPI.</summary>
internal sealed class NonResourceEndpoint(LocalCluster cluster)
{
    private const string OpenApiV3 = "/openapi/v3/";

    private readonly DiscoveryDocuments _discovery = new(cluster);
    private readonly OpenApiEndpoint _openApi = new(cluster);

    /// <summary>What the API server says of a path that it does not know.</summary>
    public static Task SendNotFoundAsync(HttpContext context) =>
        SendTextAsync(context, 404, "404 page not found\n");

    public async Task HandleAsync(HttpContext context, RequestAttributes attributes)
    {
        var path = attributes.Path.Length > 1 ? attributes.Path.TrimEnd('/') : attributes.Path;
        if (attributes.Verb is not ("get" or "head"))
        {
            throw new StatusException(Statuses.MethodNotAllowed());
        }

        switch (path)
        {
            case "/healthz" or "/readyz" or "/livez" or "/healthz/ping" or "/readyz/ping" or "/livez/ping":
                await SendTextAsync(context, 200, "ok");
                return;
            case "/.well-known/openid-configuration":
                await SendJsonAsync(context, "application/json", IssuerDocuments.Configuration(cluster));
                return;
            case "/openid/v1/jwks":
                await SendJsonAsync(context, "application/jwk-set+json", IssuerDocuments.Keys(cluster));
                return;
            case "/openapi/v2" or "/swagger-2.0.0.pb-v1":
                await _openApi.SendAsync(context);
                return;
            case "/openapi/v3":
                await _openApi.SendV3Async(context, "");
                return;
            case var _ when path.StartsWith(OpenApiV3, StringComparison.Ordinal):
                await _openApi.SendV3Async(context, path[OpenApiV3.Length..]);
                return;
            default:
                await SendDocumentAsync(context, path);
                return;
        }
    }

    private async Task SendDocumentAsync(HttpContext context, string path)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        bool isFound;
        using (var writer = new Utf8JsonWriter(buffer))
        {
            isFound = _discovery.TryWrite(path, writer);
        }

        if (!isFound)
        {
            await SendNotFoundAsync(context);
            return;
        }

        AnswerFormat.Negotiate(context.Request.Headers.Accept);
        await AnswerWriter.SendAsync(context, 200, buffer.WrittenMemory);
    }

    private static async Task SendJsonAsync(HttpContext context, string type, string json)
    {
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "public, max-age=3600";
        await context.Response.WriteAsync(json, context.RequestAborted);
    }

    private static async Task SendTextAsync(HttpContext context, int code, string text)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}
