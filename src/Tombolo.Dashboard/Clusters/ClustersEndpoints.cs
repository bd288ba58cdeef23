using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Clusters;

/// <summary>The members of the fleet.</summary>
internal static class ClustersEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var clusters = api.MapGroup("/clusters").WithTags("clusters");
        clusters.MapGet("/", ListAsync).WithName("listClusters").WithSummary("The clusters that the caller may see");
        clusters.MapGet("/{name}", GetAsync).WithName("getFleetCluster").WithSummary("Everything about one cluster");
        clusters.MapPatch("/{name}", ChangeAsync).WithName("changeCluster").WithSummary("Changes labels or the URL of its dashboard");
        clusters.MapPost("/{name}/force-sync", ForceSyncAsync).WithName("forceSyncCluster").WithSummary("Compares and writes every copy on the cluster again");
        clusters.MapGet("/{name}/disconnect-preview", PreviewAsync).WithName("previewDisconnect").WithSummary("What a disconnect would mean");
        clusters.MapPost("/{name}/disconnect", DisconnectAsync).WithName("disconnectCluster").WithSummary("Ends the membership of the cluster");
    }

    private static async Task<Results<Ok<ClusterList>, Refusal>> ListAsync(
        ClustersReader reader, CancellationToken cancellationToken, string? search = null, string? state = null, string? selector = null)
    {
        LabelSelector? labels = null;
        if (!string.IsNullOrEmpty(selector) && !LabelSelector.TryParse(selector, out labels, out var fault))
        {
            return Refusal.Invalid([new FieldError("selector", fault)]);
        }

        var listed = await reader.ListAsync(new ClusterQuery(search ?? "", state ?? "", labels), cancellationToken);
        return listed.Has(out var list, out var refusal) ? TypedResults.Ok(list) : refusal;
    }

    private static async Task<Results<Ok<ClusterDetail>, Refusal>> GetAsync(string name, ClustersReader reader, CancellationToken cancellationToken) =>
        (await reader.GetAsync(name, cancellationToken)).Has(out var detail, out var refusal) ? TypedResults.Ok(detail) : refusal;

    private static async Task<Results<NoContent, Refusal>> ChangeAsync(string name, ClusterChange change, ClustersWriter writer, CancellationToken cancellationToken) =>
        await writer.ChangeAsync(name, change, cancellationToken) is { } refusal ? refusal : TypedResults.NoContent();

    private static async Task<Results<NoContent, Refusal>> ForceSyncAsync(string name, ClustersWriter writer, CancellationToken cancellationToken) =>
        await writer.ForceSyncAsync(name, cancellationToken) is { } refusal ? refusal : TypedResults.NoContent();

    private static async Task<Results<Ok<DisconnectPreview>, Refusal>> PreviewAsync(string name, ClustersWriter writer, CancellationToken cancellationToken) =>
        (await writer.PreviewAsync(name, cancellationToken)).Has(out var preview, out var refusal) ? TypedResults.Ok(preview) : refusal;

    private static async Task<Results<Accepted, Refusal>> DisconnectAsync(string name, Disconnection wanted, ClustersWriter writer, CancellationToken cancellationToken) =>
        await writer.DisconnectAsync(name, wanted, cancellationToken) is { } refusal ? refusal : TypedResults.Accepted((string?)null);
}
