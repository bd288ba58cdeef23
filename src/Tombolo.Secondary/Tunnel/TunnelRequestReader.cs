using System.Net.Http.Headers;
using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Secondary.Tunnel;

/// <summary>
/// Makes a request to this cluster's API server of what the primary sent. Nothing is believed that could say who asks but the typed fields: all
/// identity headers are set here, and only headers that are known to be harmless are kept.
/// </summary>
internal static class TunnelRequestReader
{
    /// <summary>The request without its body; null when it is refused.</summary>
    public static HttpRequestMessage? TryRead(TunnelRequestHead head, string primaryId, ApiServerTransport apiServer, out TunnelRefusal? refusal)
    {
        refusal = null;
        if (TunnelPaths.FindFault(head.Method, head.Path, head.Query) is { } fault)
        {
            refusal = TunnelRefusal.Forbidden($"not passed on to this cluster: {fault}");
            return null;
        }

        if (CallerIdentity.TryMap(primaryId, head.User, head.Groups, out var problem) is not { } caller)
        {
            refusal = TunnelRefusal.Forbidden($"not passed on to this cluster: {problem}");
            return null;
        }

        var request = apiServer.CreateRequest(HttpMethod.Parse(head.Method), head.Query.Length > 0 ? $"{head.Path}?{head.Query}" : head.Path);
        request.Headers.TryAddWithoutValidation("Impersonate-User", caller.User);
        foreach (var group in caller.Groups)
        {
            request.Headers.TryAddWithoutValidation("Impersonate-Group", group);
        }

        foreach (var header in head.Headers.Take(TunnelLimits.Headers).Where(TunnelHeaders.IsOfRequest))
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return request;
    }

    /// <summary>Headers of a body that the framework keeps with it.</summary>
    public static void CopyContentHeaders(TunnelRequestHead head, HttpContentHeaders headers)
    {
        foreach (var header in head.Headers.Take(TunnelLimits.Headers).Where(header => TunnelHeaders.IsOfRequest(header) && header.Name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)))
        {
            headers.TryAddWithoutValidation(header.Name, header.Value);
        }
    }
}
