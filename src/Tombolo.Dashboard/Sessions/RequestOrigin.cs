using Microsoft.AspNetCore.Http;

namespace Tombolo.Dashboard.Sessions;

/// <summary>How the browser reached us, through whatever ingress. What an ingress says is believed: a page of another site cannot say it.</summary>
internal static class RequestOrigin
{
    public static bool IsHttps(HttpRequest request) => request.IsHttps || First(request.Headers["X-Forwarded-Proto"]) == "https";

    /// <summary>The URL of this server as the browser has it, path base included, without a slash at its end; empty within the process.</summary>
    public static string UrlOf(HttpRequest request) => !HostOf(request).HasValue ? "" : $"{(IsHttps(request) ? "https" : "http")}://{HostOf(request)}{request.PathBase}";

    /// <summary>The port that the browser's URL names; null when it names none.</summary>
    public static int? PortOf(HttpRequest request) => HostOf(request).Port;

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
                && ((IsAsSafe(from, IsHttps(request)) && (Same(from, request.Host.Value) || Same(from, First(request.Headers["X-Forwarded-Host"]))))
                    || (publicUrl is not null && IsAsSafe(from, publicUrl.Scheme == Uri.UriSchemeHttps) && Same(from, publicUrl.Authority))));
    }

    private static HostString HostOf(HttpRequest request) => First(request.Headers["X-Forwarded-Host"]) is { Length: > 0 } host ? new HostString(host) : request.Host;

    // A page that came by plain http can be anybody's on the way. The other way round only an ingress has ended TLS and does not say so.
    private static bool IsAsSafe(Uri origin, bool isHttps) => origin.Scheme == Uri.UriSchemeHttps || (origin.Scheme == Uri.UriSchemeHttp && !isHttps);

    private static bool Same(Uri origin, string? host) => host is { Length: > 0 } && string.Equals(origin.Authority, WithoutDefaultPort(origin, host), StringComparison.OrdinalIgnoreCase);

    private static string WithoutDefaultPort(Uri origin, string host) =>
        origin.IsDefaultPort && host.EndsWith($":{origin.Port}", StringComparison.Ordinal) ? host[..host.LastIndexOf(':')] : host;

    private static string First(string? values) => values?.Split(',', 2)[0].Trim() ?? "";
}
