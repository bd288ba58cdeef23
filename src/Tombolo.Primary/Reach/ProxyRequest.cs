using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tombolo.Api.Details;

namespace Tombolo.Primary.Reach;

/// <summary>What somebody asks of the proxy.</summary>
internal static class ProxyRequest
{
    /// <summary>
    /// Path and query of the cluster's API server exactly as they were sent: what is decoded and encoded again is not always the same. Null when the name of the cluster is not
    /// written as it is.
    /// </summary>
    public static string? FindTarget(HttpContext context, string cluster)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = $"{context.Request.PathBase}{ClusterProxyPath.Of(cluster)}/";
        return target.StartsWith(mark, StringComparison.Ordinal) ? target[(mark.Length - 1)..] : null;
    }

    /// <summary>The verb of RBAC on <c>clusters/proxy</c>, as Kubernetes has it for <c>nodes/proxy</c>.</summary>
    public static string VerbOf(string method) => method switch
    {
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => "delete",
        _ => "get",
    };

    public static HttpRequestMessage Create(HttpContext context, string target)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), new Uri(target, UriKind.Relative));
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }
}
