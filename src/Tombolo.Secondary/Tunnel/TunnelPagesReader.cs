using Tombolo.Protocol.Tunnel;

namespace Tombolo.Secondary.Tunnel;

/// <summary>Makes a request to this cluster's own pages of what the primary sent: method, path and a body of JSON; no header of it goes further.</summary>
internal static class TunnelPagesReader
{
    /// <summary>A longer body is refused.</summary>
    public const int BodyBytes = 256 * 1024;

    /// <summary>The request without its body; null when it is refused.</summary>
    public static HttpRequestMessage? TryRead(TunnelRequestHead head, string primaryId, out CallerIdentity? caller, out TunnelRefusal? refusal)
    {
        caller = CallerIdentity.TryMap(primaryId, head.User, head.Groups, out var problem);
        if (caller is null)
        {
            refusal = TunnelRefusal.Forbidden($"not passed on to this cluster: {problem}");
            return null;
        }

        refusal = head.Method is "GET" or "PUT" or "POST" or "PATCH" or "DELETE"
            && head.Path.StartsWith('/') && head.Path.Length + head.Query.Length <= TunnelLimits.PathCharacters
            && !(head.Path + head.Query).AsSpan().ContainsAnyExceptInRange('!', '~')
            ? null
            : TunnelRefusal.BadRequest("not passed on to the pages of this cluster: the request is none of theirs");
        return refusal is null ? new HttpRequestMessage(HttpMethod.Parse(head.Method), new Uri(head.Query.Length > 0 ? $"{head.Path}?{head.Query}" : head.Path, UriKind.Relative)) : null;
    }

    /// <summary>The body, whole; null when it is too long.</summary>
    public static async Task<HttpContent?> ReadBodyAsync(TunnelStream stream)
    {
        using var body = new MemoryStream();
        var buffer = new byte[TunnelLimits.PayloadBytes];
        int read;
        while ((read = await stream.ReadAsync(buffer, stream.Ended)) > 0)
        {
            if (body.Length + read > BodyBytes)
            {
                return null;
            }

            body.Write(buffer.AsSpan(0, read));
        }

        return new ByteArrayContent(body.ToArray()) { Headers = { ContentType = new("application/json") } };
    }
}
