using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Credentials;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Secondary.Tunnel;

/// <summary>This cluster's API server.</summary>
internal sealed class ApiServerTarget(ApiServerTransport apiServer, string primaryId) : ITunnelTarget
{
    public async Task<(HttpResponseMessage? Response, TunnelRefusal? Refusal)> SendAsync(TunnelStream stream)
    {
        var request = TunnelRequestReader.TryRead(stream.Request, primaryId, apiServer, out var refusal);
        if (request is null)
        {
            return (null, refusal);
        }

        if (stream.Request.HasBody)
        {
            request.Content = new TunnelBody(stream);
            TunnelRequestReader.CopyContentHeaders(stream.Request, request.Content.Headers);
        }

        try
        {
            var response = await apiServer.SendAsync(request, stream.Ended);
            response.RequestMessage = request;
            return (response, null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or CredentialException)
        {
            // Fails as broken when it is because whoever asked went away.
            request.Dispose();
            return (null, TunnelRefusal.ServiceUnavailable($"the API server of this cluster cannot be asked: {exception.Message}"));
        }
    }
}
