using System.Net;
using System.Text;
using Tombolo.Protocol.Handshake;

namespace Tombolo.Secondary.Connection;

/// <summary>What came back from the primary, or from something in between; believed only as far as it is signed.</summary>
internal readonly record struct PrimaryAnswer(int StatusCode, ReadOnlyMemory<byte> Body, string? ContentType, string? Tag)
{
    /// <summary>Something in between waited for the primary and gave up.</summary>
    public static bool IsOfImpatientProxy(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

    /// <summary>A server that is not the active one answered, or something in between that found none.</summary>
    public static bool IsOfNobody(HttpStatusCode status) => status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    public HttpAnswer ToHttpAnswer() => new(StatusCode, Body, ContentType);

    /// <summary>The status and the beginning of the body as printable text; who wrote it is not known.</summary>
    public string DescribeBody()
    {
        var text = Encoding.UTF8.GetString(Body.Span[..Math.Min(Body.Length, 200)]);
        return $"{StatusCode} {new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim()}";
    }
}
