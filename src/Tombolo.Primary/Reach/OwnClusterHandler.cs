using System.Net.Http.Headers;
using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Reach;

/// <summary>
/// The primary as a cluster of its own fleet: its API server is asked with the user's own token, so that nobody acts for anybody. What may be asked, and the
/// headers that cross, are those of every other cluster.
/// </summary>
internal sealed class OwnClusterHandler(ApiServerTransport apiServer, ReachUser user) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (path, query) = ReachTarget.Of(request);
        if (TunnelPaths.FindFault(request.Method.Method, path, query) is { } fault)
        {
            return RefusalResponse.Create(TunnelRefusal.Forbidden(fault), request);
        }

        var passed = apiServer.CreateRequest(request.Method, query.Length > 0 ? $"{path}?{query}" : path);
        foreach (var header in ReachTarget.Headers(request))
        {
            passed.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        passed.Headers.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        passed.Content = request.Content;
        try
        {
            var response = await apiServer.SendAsCallerAsync(passed, cancellationToken);
            foreach (var header in response.Headers.NonValidated.Where(header => !header.Value.All(value => TunnelHeaders.IsOfResponse(new TunnelHeader(header.Key, value)))).ToList())
            {
                response.Headers.Remove(header.Key);
            }

            return response;
        }
        catch (HttpRequestException exception)
        {
            return RefusalResponse.Create(TunnelRefusal.ServiceUnavailable($"the API server of this cluster cannot be asked: {exception.Message}"), request);
        }
    }
}
