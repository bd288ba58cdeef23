using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>What is asked of the HTTP API and no endpoint answers: the path is not known, or does not take the method or the type of the body.</summary>
internal sealed class PathsWithoutEndpoint(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<Known>> _known = new(() =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ApiRequirement>() is not { IsPage: true })
            .Select(endpoint => new Known(
                new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []), endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])),
    ]);

    /// <summary>Null where an endpoint answers, or the path is none of the HTTP API.</summary>
    public Refusal? Find(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (!context.Request.Path.StartsWithSegments(ApiPaths.Base, StringComparison.OrdinalIgnoreCase) || (endpoint is RouteEndpoint && endpoint.Metadata.GetMetadata<ApiRequirement>() is not { IsPage: true }))
        {
            return null;
        }

        var (method, path) = (context.Request.Method, context.Request.Path);
        var matching = _known.Value.Where(known => known.Path.TryMatch(path, [])).ToList();
        if (matching.Count == 0)
        {
            return Refusal.NotFound("the HTTP API has no such path; GET openapi.json lists them");
        }

        var methods = matching.SelectMany(known => known.Methods).Distinct().Order(StringComparer.Ordinal).ToList();
        if (matching.Any(known => known.Methods.Count == 0 || known.Methods.Contains(method)))
        {
            return Refusal.Because(StatusCodes.Status415UnsupportedMediaType, "MediaType", "send JSON, with the header Content-Type: application/json");
        }

        var allowed = string.Join(", ", methods);
        context.Response.Headers.Allow = allowed;
        return Refusal.Because(StatusCodes.Status405MethodNotAllowed, "Method", $"this path does not take {method}; it takes {allowed}");
    }

    /// <param name="Methods">Empty takes any.</param>
    private sealed record Known(TemplateMatcher Path, IReadOnlyList<string> Methods);
}
