using System.Net;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Reach;

/// <summary>What a cluster answered, as far as it is believed: it may be hostile. Redirects lead nowhere, and headers that are not known to be harmless are gone.</summary>
internal static class TunnelResponse
{
    public static HttpResponseMessage Create(TunnelResponseHead head, TunnelExchange exchange, HttpRequestMessage request, string cluster, string? service)
    {
        if (head.Service != service)
        {
            exchange.Dispose();
            return RefusalResponse.Create(
                new TunnelRefusal((int)HttpStatusCode.NotImplemented, "TooOld", $"the server of cluster {cluster} shows its pages to nobody through its primary; upgrade Tombolo on that cluster"), request);
        }

        var status = (HttpStatusCode)head.Status;
        if (head.Status is >= 300 and < 400 && status != HttpStatusCode.NotModified)
        {
            exchange.Dispose();
            return RefusalResponse.Create(
                new TunnelRefusal((int)HttpStatusCode.BadGateway, nameof(HttpStatusCode.BadGateway), $"cluster {cluster} answered with a redirect, which an API server never does"), request);
        }

        var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new StreamContent(new TunnelResponseStream(exchange)) };
        foreach (var header in head.Headers.Where(TunnelHeaders.IsOfResponse))
        {
            if (!response.Headers.TryAddWithoutValidation(header.Name, header.Value))
            {
                response.Content.Headers.TryAddWithoutValidation(header.Name, header.Value);
            }
        }

        return response;
    }
}
