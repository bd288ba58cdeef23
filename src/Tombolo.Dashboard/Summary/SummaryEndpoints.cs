using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Reading;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Nodes;

namespace Tombolo.Dashboard.Summary;

/// <summary>The fleet in numbers.</summary>
internal static class SummaryEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/summary", SummarizeAsync).WithTags("clusters").WithName("getSummary").WithSummary("The fleet in numbers; null is what no cluster reports yet");
        api.MapGet("/nodes", CountNodesAsync).WithTags("clusters").WithName("getNodes").WithSummary("How many nodes the clusters have");
    }

    private static async Task<Results<Ok<FleetSummary>, Refusal>> SummarizeAsync(VisibleObjects visible, LiveCollections live, CancellationToken cancellationToken)
    {
        var clusters = await visible.ListAsync(live.Clusters, cancellationToken);
        if (clusters.Refusal is { } refusal)
        {
            return refusal;
        }

        return TypedResults.Ok(FleetSummaries.Of(
            [.. clusters.Objects.Select(found => found.Value)],
            (await visible.ValuesAsync(live.Policies, cancellationToken))?.Count,
            (await visible.ValuesAsync(live.Profiles, cancellationToken))?.Count,
            await visible.ValuesAsync(live.Distributions, cancellationToken)));
    }

    private static async Task<Results<Ok<NodeCensus>, Refusal>> CountNodesAsync(VisibleObjects visible, LiveCollections live, CancellationToken cancellationToken)
    {
        var clusters = await visible.ListAsync(live.Clusters, cancellationToken);
        return clusters.Refusal is { } refusal ? refusal : TypedResults.Ok(NodeCounter.Count(clusters.Objects.Select(found => found.Value)));
    }
}
