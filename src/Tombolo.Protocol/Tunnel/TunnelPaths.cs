namespace Tombolo.Protocol.Tunnel;

/// <summary>
/// What may be asked of an API server through a tunnel (design section 8). Checked where a request enters and again where it leaves, on the path as the API server
/// will read it.
/// </summary>
public static class TunnelPaths
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" };
    private static readonly HashSet<string> Roots = new(StringComparer.Ordinal) { "api", "apis", "version", "openapi", "healthz", "livez", "readyz" };

    /// <summary>Subresources that lead to something else than the API server, or take the connection over.</summary>
    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal) { "proxy", "exec", "attach", "portforward" };

    /// <summary>Null when it may be asked; else a sentence that says why not.</summary>
    /// <param name="path">As it goes on the wire.</param>
    /// <param name="query">Without question mark.</param>
    public static string? FindFault(string method, string path, string query)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(query);
        if (!Methods.Contains(method))
        {
            return "the method is none that crosses into a cluster; GET, HEAD, POST, PUT, PATCH and DELETE do";
        }

        if (path.Length + query.Length > TunnelLimits.PathCharacters)
        {
            return $"path and query are longer than {TunnelLimits.PathCharacters} characters";
        }

        if (!path.StartsWith('/') || !IsOnOneLine(path) || !IsOnOneLine(query) || path.AsSpan().ContainsAny("\\#?") || query.Contains('#', StringComparison.Ordinal))
        {
            return "the path is none of an API server";
        }

        return TryRead(path, out var segments)
            ? FindFault(segments)
            : "the path has empty segments, dots for segments, or slashes and percent signs in disguise";
    }

    private static string? FindFault(IReadOnlyList<string> segments)
    {
        if (!Roots.Contains(segments[0]))
        {
            return $"/{segments[0]} is not reached through a primary; /{string.Join(", /", Roots)} are";
        }

        return FindSubresource(segments) is { } refused
            ? $"'{refused}' is not passed on by a primary; use the cluster's own API server for it"
            : null;
    }

    /// <summary>A subresource that is refused. Objects and namespaces of such names are none.</summary>
    private static string? FindSubresource(IReadOnlyList<string> segments)
    {
        var rest = segments.Skip(segments[0] switch { "api" => 2, "apis" => 3, _ => segments.Count }).ToList();

        // Forms of long ago: /api/v1/watch/... and /api/v1/proxy/...
        if (rest is ["watch", ..])
        {
            rest.RemoveAt(0);
        }

        if (rest is [var first, ..] && Refused.Contains(first))
        {
            return first;
        }

        if (rest is ["namespaces", _, var resource, ..] && Refused.Contains(resource))
        {
            return resource;
        }

        var below = rest is ["namespaces", _, _, _, ..] ? 4 : 2;
        return rest.Skip(below).FirstOrDefault(Refused.Contains);
    }

    private static bool IsOnOneLine(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static bool TryRead(string path, out List<string> segments)
    {
        // One slash at the end is usual, as in "/api/".
        segments = [.. path[1..].Split('/')];
        if (segments is [_, .., ""])
        {
            segments.RemoveAt(segments.Count - 1);
        }

        for (var index = 0; index < segments.Count; index++)
        {
            segments[index] = Uri.UnescapeDataString(segments[index]);
            if (segments[index] is "" or "." or ".." || segments[index].AsSpan().ContainsAny("/\\%") || segments[index].Any(char.IsControl))
            {
                return false;
            }
        }

        return true;
    }
}
