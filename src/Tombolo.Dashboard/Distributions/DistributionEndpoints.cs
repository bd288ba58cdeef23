using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Details;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Distributions;

/// <summary>Which global resources go to which clusters.</summary>
internal static class DistributionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/distributions").WithTags("distributions");
        all.MapGet("/", ListAsync).WithName("listDistributions").WithSummary("The Distributions that the caller may see");
        all.MapPost("/", CreateAsync).WithName("createDistribution").WithSummary("Creates a Distribution");
        all.MapPost("/preview", PreviewAsync).WithName("previewDistribution").WithSummary("What saving a Distribution would do, asked of the clusters; nothing is written");
        var one = all.MapGroup("/{name}");
        one.MapGet("/", GetAsync).WithName("getDistribution").WithSummary("One Distribution");
        one.MapPut("/", ChangeAsync).WithName("changeDistribution").WithSummary("Changes a Distribution");
        one.MapDelete("/", DeleteAsync).WithName("deleteDistribution").WithSummary("Deletes a Distribution; its copies go by its deletion policy");
        one.MapGet("/delete-preview", PreviewDeletionAsync).WithName("previewDistributionDeletion").WithSummary("What a deletion would do to the clusters");
        one.MapGet("/targets", TargetsAsync).WithName("getDistributionTargets").WithSummary("How each object stands on each cluster, with drift and conflicts");
        one.MapGet("/targets/{cluster}", ExplainAsync).WithName("explainDistributionTarget").WithSummary("Why a Distribution is, or is not, on a cluster as it is");
        one.MapPost("/force-sync", ForceSyncAsync).WithName("forceSyncDistribution").WithSummary("Compares and writes every copy again");
        one.MapPost("/pause", PauseAsync).WithName("pauseDistribution").WithSummary("Nothing is applied or removed until it is resumed");
        one.MapPost("/resume", ResumeAsync).WithName("resumeDistribution").WithSummary("Lifts the pause");
        one.MapPost("/approve-removal", ApproveAsync).WithName("approveRemoval").WithSummary("Approves the removals that wait");
    }

    private static async Task<Results<Ok<DistributionList>, Refusal>> ListAsync(DistributionReader reader, CancellationToken cancellationToken) =>
        (await reader.ListAsync(cancellationToken)).Has(out var list, out var refusal) ? TypedResults.Ok(list) : refusal;

    private static async Task<Results<Ok<DistributionItem>, Refusal>> GetAsync(string name, DistributionReader reader, CancellationToken cancellationToken) =>
        (await reader.GetAsync(name, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;

    private static async Task<Results<Created<DistributionItem>, Refusal>> CreateAsync(DistributionForm form, DistributionWriter writer, CancellationToken cancellationToken) =>
        (await writer.CreateAsync(form, dryRun: false, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Created((string?)null, item) : refusal;

    private static async Task<Results<Ok<DistributionItem>, Refusal>> ChangeAsync(string name, DistributionForm form, DistributionWriter writer, CancellationToken cancellationToken) =>
        (await writer.ChangeAsync(name, form, dryRun: false, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;

    private static async Task<Results<Accepted, Refusal>> DeleteAsync(string name, DistributionWriter writer, CancellationToken cancellationToken) =>
        await writer.DeleteAsync(name, cancellationToken) is { } refusal ? refusal : TypedResults.Accepted((string?)null);

    private static async Task<Results<Ok<DeletionPreview>, Refusal>> PreviewDeletionAsync(string name, DistributionReader reader, CancellationToken cancellationToken) =>
        (await reader.PreviewDeletionAsync(name, cancellationToken)).Has(out var preview, out var refusal) ? TypedResults.Ok(preview) : refusal;

    private static async Task<Results<Ok<DistributionDetail>, Refusal>> TargetsAsync(
        string name, DistributionReader reader, CancellationToken cancellationToken, string? after = null, int limit = 500, string? state = null) =>
        (await reader.GetTargetsAsync(name, after ?? "", limit, string.IsNullOrEmpty(state) ? null : state, cancellationToken)).Has(out var detail, out var refusal)
            ? TypedResults.Ok(detail)
            : refusal;

    private static async Task<Results<Ok<TargetExplanation>, Refusal>> ExplainAsync(string name, string cluster, DistributionReader reader, CancellationToken cancellationToken) =>
        (await reader.ExplainAsync(name, cluster, cancellationToken)).Has(out var explanation, out var refusal) ? TypedResults.Ok(explanation) : refusal;

    private static async Task<Results<Ok<DistributionPlan>, Refusal>> PreviewAsync(DistributionForm form, DistributionWriter writer, CancellationToken cancellationToken) =>
        (await writer.PreviewAsync(form, cancellationToken)).Has(out var plan, out var refusal) ? TypedResults.Ok(plan) : refusal;

    private static async Task<Results<Ok<DistributionItem>, Refusal>> ForceSyncAsync(string name, DistributionWriter writer, CancellationToken cancellationToken) =>
        (await writer.ForceSyncAsync(name, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;

    private static async Task<Results<Ok<DistributionItem>, Refusal>> PauseAsync(string name, PauseRequest? request, DistributionWriter writer, CancellationToken cancellationToken) =>
        (await writer.PauseAsync(name, request?.Reason, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;

    private static async Task<Results<Ok<DistributionItem>, Refusal>> ResumeAsync(string name, DistributionWriter writer, CancellationToken cancellationToken) =>
        (await writer.ResumeAsync(name, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;

    private static async Task<Results<Ok<DistributionItem>, Refusal>> ApproveAsync(string name, ApprovalRequest request, DistributionWriter writer, CancellationToken cancellationToken) =>
        (await writer.ApproveRemovalAsync(name, request.RevisionHash, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;
}
