using System.Net;
using System.Net.Http.Headers;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Reach;

/// <summary>A refusal as the answer of an API server would be.</summary>
internal static class RefusalResponse
{
    public static HttpResponseMessage Create(TunnelRefusal refusal, HttpRequestMessage request) => new((HttpStatusCode)refusal.Code)
    {
        RequestMessage = request,
        Content = new ReadOnlyMemoryContent(refusal.ToUtf8()) { Headers = { ContentType = new MediaTypeHeaderValue(TunnelRefusal.ContentType) } },
    };
}
