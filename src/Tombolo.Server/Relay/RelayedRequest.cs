using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Tombolo.Api.Details;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Server.Relay;

/// <summary>What of a request goes on to the active server.</summary>
internal static class RelayedRequest
{
    /// <summary>Marks a relayed request, so that two replicas that take each other for active do not pass it on for ever.</summary>
    public const string Mark = "Tombolo-Relayed";

    private static readonly string[] Headers =
    [
        ProtocolHeaders.Session, ProtocolHeaders.Sequence, ProtocolHeaders.Tag, ProtocolHeaders.Sealed, "User-Agent", "Authorization",
        // What the pages of the dashboard and their sessions need.
        "Accept", "Cookie", "Origin", "Sec-Fetch-Site", "X-Tombolo-Csrf", "X-Tombolo-Background", "Last-Event-ID", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-For",
    ];

    private static readonly string[] Upgrade =
        ["Connection", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol"];

    // The probe is of the way to this very server.
    public static bool IsForTheHub(HttpRequest request) =>
        (request.Path.StartsWithSegments(ProtocolPaths.Base, StringComparison.Ordinal) && !(HttpMethods.IsGet(request.Method) && request.Path == ProtocolPaths.Probe))
        || ((HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method)) && request.Path.StartsWithSegments(FleetApiPaths.Base, StringComparison.Ordinal));

    /// <param name="active">The address of the active server, without path.</param>
    public static HttpRequestMessage Copy(HttpContext context, Uri active)
    {
        var source = context.Request;

        // As it was sent: what is decoded and encoded again is not always the same.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(
            HttpMethod.Parse(source.Method),
            new Uri(active.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (!IsTunnel(source) && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            request.Content = new StreamContent(source.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", source.ContentType);
            request.Content.Headers.ContentLength = source.ContentLength;
        }

        request.Headers.Add(Mark, "1");
        foreach (var (name, values) in source.Headers)
        {
            if (Headers.Contains(name, StringComparer.OrdinalIgnoreCase)
                || (IsTunnel(source) && Upgrade.Contains(name, StringComparer.OrdinalIgnoreCase))
                || (ClusterProxyPath.Is(source.Path.Value ?? "") && TunnelHeaders.IsOfRequest(new TunnelHeader(name, values.ToString()))))
            {
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        // The active server sees us where we saw the browser.
        AddMissing(request, "X-Forwarded-Proto", source.Scheme);
        AddMissing(request, "X-Forwarded-Host", source.Host.Value);
        AddMissing(request, "X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString());
        return request;
    }

    private static void AddMissing(HttpRequestMessage request, string name, string? value)
    {
        if (!request.Headers.Contains(name) && value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    public static bool IsUpgrade(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.SwitchingProtocols;

    private static bool IsTunnel(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments(ProtocolPaths.Tunnel, StringComparison.Ordinal);
}
