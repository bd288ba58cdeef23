using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Pages;

/// <summary>Serves the browser app under the path base: its page at <c>/</c>, whose own addresses follow the <c>#</c>, and its files.</summary>
internal static class PageEndpoints
{
    /// <summary>Beside Kasten all of the release's path but what is below this belongs to Kasten: everything is served there as well.</summary>
    public const string BesideKasten = "/mc";

    private const string Index = "index.html";

    private const string NotBuilt = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Tombolo</title></head>
        <body>
        <h1>Tombolo runs, and its pages are not built</h1>
        <p>This server was built without the browser app. With Node.js 20.19 or newer, in the folder of the sources:</p>
        <pre>eng/web
        dotnet publish src/Tombolo.Server -o out/server</pre>
        <p>Then start the server anew. Everything else works without: <code>tombolo --help</code>, <code>kubectl</code>, and the
        HTTP API that <a href="mc/v1/openapi.json">mc/v1/openapi.json</a> describes.</p>
        </body>
        </html>

        """;

    /// <param name="pathBase">As the server is set to, without a slash at its end.</param>
    public static void Map(IEndpointRouteBuilder endpoints, string pathBase) =>
        endpoints.MapMethods("/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, BrowserApp app) => ServeAsync(context, app, pathBase))
            .WithMetadata(ApiRequirement.Page)
            .ExcludeFromDescription();

    private static Task ServeAsync(HttpContext context, BrowserApp app, string pathBase)
    {
        var request = context.Request;
        var path = request.Path.Value?.TrimStart('/') ?? "";
        var isOurs = request.PathBase.Value == pathBase || request.PathBase.Value == pathBase + BesideKasten;
        if (path.Length == 0 && (!isOurs || !request.Path.HasValue))
        {
            // The app's own addresses are relative to a path that ends in a slash.
            context.Response.Redirect($"{(isOurs ? request.PathBase.Value : pathBase)}/");
            return Task.CompletedTask;
        }

        if (!isOurs)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var file = app.Find(path.Length == 0 ? Index : path);
        if (file is null && path.Length == 0)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(NotBuilt, context.RequestAborted);
        }

        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return WriteAsync(context, file);
    }

    private static async Task WriteAsync(HttpContext context, PageFile file)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = file.ETag;
        response.Headers.CacheControl = file.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        if (request.Headers.IfNoneMatch.ToString().Contains(file.ETag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var content = file.Content;
        if (file.Zipped is { } zipped && request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            content = zipped;
            response.Headers.ContentEncoding = "gzip";
        }

        response.ContentType = file.ContentType;
        response.ContentLength = content.Length;
        if (HttpMethods.IsGet(request.Method))
        {
            await response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
