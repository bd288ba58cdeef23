using Microsoft.AspNetCore.Http;

namespace Tombolo.Dashboard.Sessions;

/// <summary>How the browser reached us, through whatever ingress. What an ingress says is believed: a page of another site cannot say it.</summary>
internal static class RequestOrigin
{
    public static bool IsHttps(HttpRequest request) => request.IsHttps || First(request.Headers["X-Forwarded-Proto"]) == "https";

    /// <summary>The URL of this server as the browser has it, path base included, without a slash at its end.</summary>
    public static string UrlOf(HttpRequest request)
    {
        var host = First(request.Headers["X-Forwarded-Host"]);
        return $"{(IsHttps(request) ? "https" : "http")}://{(host.Length > 0 ? host : request.Host.Value)}{request.PathBase}";
    }

    /// <summary>True unless the request comes from a page of another site (Fetch Metadata; else the Origin header, which plain http has too).</summary>
    public static bool IsOurs(HttpRequest request, Uri? publicUrl)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site != "same-origin")
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && (Same(from, request.Host.Value) || Same(from, First(request.Headers["X-Forwarded-Host"])) || (publicUrl is not null && Same(from, publicUrl.Authority))));
    }

    private static bool Same(Uri origin, string? host) => host is { Length: > 0 } && string.Equals(origin.Authority, WithoutDefaultPort(origin, host), StringComparison.OrdinalIgnoreCase);

    private static string WithoutDefaultPort(Uri origin, string host) =>
        origin.IsDefaultPort && host.EndsWith($":{origin.Port}", StringComparison.Ordinal) ? host[..host.LastIndexOf(':')] : host;

    private static string First(string? values) => values?.Split(',', 2)[0].Trim() ?? "";
}
