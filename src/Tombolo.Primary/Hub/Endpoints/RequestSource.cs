using Microsoft.AspNetCore.Http;

namespace Tombolo.Primary.Hub.Endpoints;

/// <summary>Where a request came from, for limits and for nothing else.</summary>
internal static class RequestSource
{
    private const int LongestForwarded = 64;

    /// <summary>
    /// The address of the connection, and what the nearest proxy says about whom it forwards for. That is its own last word in <c>X-Forwarded-For</c>;
    /// what comes before it anybody may have written.
    /// </summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var forwarded = context.Request.Headers["X-Forwarded-For"].ToString();
        var last = forwarded[(forwarded.LastIndexOf(',') + 1)..].Trim();
        return last.Length is 0 or > LongestForwarded ? address : $"{address} for {last}";
    }
}
