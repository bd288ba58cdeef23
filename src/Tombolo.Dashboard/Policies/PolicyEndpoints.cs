using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Distributions;

namespace Tombolo.Dashboard.Policies;

/// <summary>Global Policies.</summary>
internal static class PolicyEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/policies").WithTags("policies");
        all.MapGet("/", ListAsync).WithName("listPolicies").WithSummary("The global Policies that the caller may see");
        all.MapPost("/", CreateAsync).WithName("createPolicy").WithSummary("Creates a Policy");
        all.MapPost("/validate", ValidateAsync).WithName("validatePolicy").WithSummary("Tries a new Policy without saving it");
        var one = all.MapGroup("/{name}");
        one.MapGet("/", GetAsync).WithName("getPolicy").WithSummary("One global Policy");
        one.MapPut("/", ChangeAsync).WithName("changePolicy").WithSummary("Changes a Policy");
        one.MapDelete("/", DeleteAsync).WithName("deletePolicy").WithSummary("Deletes a Policy; copies on clusters stay");
        one.MapPost("/validate", ValidateChangeAsync).WithName("validatePolicyChange").WithSummary("Tries a change without saving it");
        one.MapGet("/delete-preview", PreviewDeletionAsync).WithName("previewPolicyDeletion").WithSummary("What a deletion would do to the clusters");
    }

    private static async Task<Results<Ok<PolicyList>, Refusal>> ListAsync(PolicyDesk desk, CancellationToken cancellationToken) =>
        (await desk.ListAsync(cancellationToken)).Has(out var list, out var refusal) ? TypedResults.Ok(list) : refusal;

    private static async Task<Results<Ok<PolicyItem>, Refusal>> GetAsync(string name, PolicyDesk desk, CancellationToken cancellationToken) =>
        (await desk.GetAsync(name, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;

    private static async Task<Results<Created<PolicyItem>, Refusal>> CreateAsync(PolicyForm form, PolicyDesk desk, CancellationToken cancellationToken) =>
        (await desk.CreateAsync(form, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Created((string?)null, item) : refusal;

    private static async Task<Results<Ok<PolicyItem>, Refusal>> ChangeAsync(string name, PolicyForm form, PolicyDesk desk, CancellationToken cancellationToken) =>
        (await desk.ChangeAsync(name, form, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;

    private static async Task<Results<NoContent, Refusal>> DeleteAsync(string name, PolicyDesk desk, CancellationToken cancellationToken) =>
        await desk.DeleteAsync(name, cancellationToken) is { } refusal ? refusal : TypedResults.NoContent();

    private static async Task<Results<Ok<Validation>, Refusal>> ValidateAsync(PolicyForm form, PolicyDesk desk, CancellationToken cancellationToken) =>
        (await desk.ValidateAsync(null, form, cancellationToken)).Has(out var validation, out var refusal) ? TypedResults.Ok(validation) : refusal;

    private static async Task<Results<Ok<Validation>, Refusal>> ValidateChangeAsync(string name, PolicyForm form, PolicyDesk desk, CancellationToken cancellationToken) =>
        (await desk.ValidateAsync(name, form, cancellationToken)).Has(out var validation, out var refusal) ? TypedResults.Ok(validation) : refusal;

    private static async Task<Results<Ok<DeletionPreview>, Refusal>> PreviewDeletionAsync(string name, DistributionReader reader, CancellationToken cancellationToken) =>
        (await reader.PreviewDeletionAsync(KnownResources.Policy, name, cancellationToken)).Has(out var preview, out var refusal) ? TypedResults.Ok(preview) : refusal;
}
