using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.OpenApi;

/// <summary>The OpenAPI description of a cluster.</summary>
internal sealed class OpenApiEndpoint(LocalCluster cluster)
{
    public Task SendAsync(HttpContext context)
    {
        _ = cluster;
        return NonResourceEndpoint.SendNotFoundAsync(context);
    }
}
