using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tombolo.Dashboard.ThisCluster;

/// <summary>What this cluster is.</summary>
internal static class ClusterEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var cluster = api.MapGroup("/cluster").WithTags("cluster");
        cluster.MapGet("/", GetAsync).WithName("getCluster").WithSummary("This cluster and its part in a fleet");
    }

    private static async Task<Ok<ClusterView>> GetAsync(HttpRequest request, ClusterReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ReadAsync($"{request.Scheme}://{request.Host}{request.PathBase}", cancellationToken));
}
