namespace Tombolo.Protocol.Tunnel;

/// <summary>
/// Which headers cross (design section 8). What is not named here is dropped on both sides: whoever says who somebody is (<c>Authorization</c>,
/// <c>Impersonate-*</c>, <c>X-Remote-*</c>, <c>X-Forwarded-*</c>), what holds for one connection only, cookies.
/// </summary>
public static class TunnelHeaders
{
    private const int MostCharacters = 4 * 1024;

    private static readonly HashSet<string> Requests = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Content-Type", "Content-Encoding", "If-Match", "If-None-Match", "If-Modified-Since", "User-Agent", "Kubectl-Command", "Kubectl-Session",
    };

    private static readonly HashSet<string> Responses = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Type", "Content-Encoding", "Etag", "Last-Modified", "Retry-After", "Vary", "Warning", "Audit-Id", "X-Kubernetes-Pf-Flowschema-Uid", "X-Kubernetes-Pf-Prioritylevel-Uid",
    };

    /// <summary>Whether a request carries it across.</summary>
    public static bool IsOfRequest(TunnelHeader header) => Requests.Contains(header.Name) && IsPlain(header.Value);

    /// <summary>Whether an answer carries it across.</summary>
    public static bool IsOfResponse(TunnelHeader header) => Responses.Contains(header.Name) && IsPlain(header.Value);

    // Anything else could end the header and begin another.
    private static bool IsPlain(string value) => value.Length <= MostCharacters && !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
