using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Dashboard.Sessions;
using Tombolo.Dashboard.ThisCluster.Copies;
using Tombolo.Dashboard.ThisCluster.Features;
using Tombolo.Dashboard.ThisCluster.Joining;
using Tombolo.Dashboard.ThisCluster.Leaving;
using Tombolo.Dashboard.ThisCluster.Promoting;

namespace Tombolo.Dashboard.ThisCluster;

/// <summary>What this cluster is.</summary>
internal static class ClusterEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var cluster = api.MapGroup("/cluster").WithTags("cluster");
        MapShown(cluster);
        PromoteEndpoints.Map(cluster);
        JoinEndpoints.Map(cluster);
        LeaveEndpoints.Map(cluster);
    }

    /// <summary>What people of the primary are shown as well; whether it is a member, and of whom, is not theirs to change from there.</summary>
    public static void MapShown(RouteGroupBuilder cluster)
    {
        cluster.MapGet("/", GetAsync).WithName("getCluster").WithSummary("This cluster and its part in a fleet");
        FeatureEndpoints.Map(cluster);
        LocalObjectEndpoints.Map(cluster);
    }

    private static async Task<Ok<ClusterView>> GetAsync(HttpRequest request, ClusterReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ReadAsync(RequestOrigin.UrlOf(request), cancellationToken));
}
