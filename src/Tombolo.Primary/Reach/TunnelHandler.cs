using System.Net;
using Tombolo.Api.Access;
using Tombolo.Primary.Hub.Tunnels;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Reach;

/// <summary>Sends requests to one member through its tunnel, in the name of one user.</summary>
/// <param name="service">One of <see cref="TunnelServices"/>; null is its API server.</param>
internal sealed class TunnelHandler(IMemberDirectory members, TunnelDesk tunnels, string cluster, ReachUser user, string? service, TimeProvider time) : HttpMessageHandler
{
    /// <summary>How long an answer may take to begin; an API server gives up after 60 s itself.</summary>
    private static readonly TimeSpan HeadPatience = TimeSpan.FromSeconds(75);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (path, query) = ReachTarget.Of(request);
        if (service is null && TunnelPaths.FindFault(request.Method.Method, path, query) is { } fault)
        {
            return RefusalResponse.Create(TunnelRefusal.Forbidden(fault), request);
        }

        // Who is bound is bound by a name of their own; the groups of Kubernetes mean something else on the other side.
        var groups = user.Groups.Where(group => SubjectNames.Check("Group", group) is null).ToList();
        var head = new TunnelRequestHead(request.Method.Method, path, query, ReachTarget.Headers(request), user.Name, groups, request.Content is not null, service);
        try
        {
            return await SendAsync(head, request, isLast: !IsRepeatable(request), cancellationToken) ?? (await SendAsync(head, request, isLast: true, cancellationToken))!;
        }
        catch (TunnelUnavailableException unavailable)
        {
            return RefusalResponse.Create(unavailable.IsRefused ? TunnelRefusal.Forbidden(unavailable.Message) : TunnelRefusal.ServiceUnavailable(unavailable.Message), request);
        }
        catch (TunnelBrokenException broken)
        {
            return RefusalResponse.Create(TunnelRefusal.ServiceUnavailable($"the request to cluster {cluster} was cut: {broken.Message}"), request);
        }
        catch (TimeoutException late)
        {
            return RefusalResponse.Create(new TunnelRefusal((int)HttpStatusCode.TooManyRequests, nameof(HttpStatusCode.TooManyRequests), late.Message), request);
        }
    }

    // Reading twice does no harm.
    private static bool IsRepeatable(HttpRequestMessage request) => request.Content is null && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head);

    /// <returns>Null when the tunnel was cut before the answer began, and it is not the last attempt.</returns>
    private async Task<HttpResponseMessage?> SendAsync(TunnelRequestHead head, HttpRequestMessage request, bool isLast, CancellationToken cancellationToken)
    {
        if (!members.TryGetByName(cluster, out var member))
        {
            return RefusalResponse.Create(new TunnelRefusal((int)HttpStatusCode.NotFound, nameof(HttpStatusCode.NotFound), $"this fleet has no cluster {cluster}"), request);
        }

        var (stream, slot) = await tunnels.OpenAsync(member, head, cancellationToken);
        var exchange = new TunnelExchange(stream, slot);
        try
        {
            exchange.Send(request.Content);
            var answer = await stream.Head.WaitAsync(HeadPatience, time, cancellationToken);
            return TunnelResponse.Create(answer, exchange, request, cluster, service);
        }
        catch (TimeoutException)
        {
            exchange.Dispose();
            return RefusalResponse.Create(
                new TunnelRefusal((int)HttpStatusCode.GatewayTimeout, "Timeout", $"cluster {cluster} did not answer within {HeadPatience.TotalSeconds:0} s"), request);
        }
        catch (TunnelBrokenException) when (!isLast)
        {
            exchange.Dispose();
            return null;
        }
        catch
        {
            exchange.Dispose();
            throw;
        }
    }
}
