using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Reach;

/// <summary>What of a request crosses into a cluster.</summary>
internal static class ReachTarget
{
    /// <summary>Path and query as they were written.</summary>
    public static (string Path, string Query) Of(HttpRequestMessage request)
    {
        var target = request.RequestUri is { } uri ? (uri.IsAbsoluteUri ? uri.PathAndQuery : uri.OriginalString) : "/";
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
    }

    public static IReadOnlyList<TunnelHeader> Headers(HttpRequestMessage request)
    {
        var headers = request.Headers.NonValidated.Select(header => new TunnelHeader(header.Key, header.Value.ToString()));
        if (request.Content is { } content)
        {
            headers = headers.Concat(content.Headers.NonValidated.Select(header => new TunnelHeader(header.Key, header.Value.ToString())));
        }

        return [.. headers.Where(TunnelHeaders.IsOfRequest).Take(TunnelLimits.Headers)];
    }
}
