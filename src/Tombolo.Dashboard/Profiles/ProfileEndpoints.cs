using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Distributions;

namespace Tombolo.Dashboard.Profiles;

/// <summary>Global Profiles: locations of backups, and infrastructure.</summary>
internal static class ProfileEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/profiles").WithTags("profiles");
        all.MapGet("/", ListAsync).WithName("listProfiles").WithSummary("The global Profiles that the caller may see");
        all.MapPost("/", CreateAsync).WithName("createProfile").WithSummary("Creates a Profile and the Secret with its credentials");
        all.MapPost("/validate", ValidateAsync).WithName("validateProfile").WithSummary("Tries a new Profile without saving it");
        var one = all.MapGroup("/{name}");
        one.MapGet("/", GetAsync).WithName("getProfile").WithSummary("One global Profile");
        one.MapPut("/", ChangeAsync).WithName("changeProfile").WithSummary("Changes a Profile; credentials that are given replace those there are");
        one.MapDelete("/", DeleteAsync).WithName("deleteProfile").WithSummary("Deletes a Profile; copies on clusters stay");
        one.MapPost("/validate", ValidateChangeAsync).WithName("validateProfileChange").WithSummary("Tries a change without saving it");
        one.MapGet("/delete-preview", PreviewDeletionAsync).WithName("previewProfileDeletion").WithSummary("What a deletion would do to the clusters");
    }

    private static async Task<Results<Ok<ProfileList>, Refusal>> ListAsync(ProfileDesk desk, CancellationToken cancellationToken) =>
        (await desk.ListAsync(cancellationToken)).Has(out var list, out var refusal) ? TypedResults.Ok(list) : refusal;

    private static async Task<Results<Ok<ProfileItem>, Refusal>> GetAsync(string name, ProfileDesk desk, CancellationToken cancellationToken) =>
        (await desk.GetAsync(name, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;

    private static async Task<Results<Created<ProfileItem>, Refusal>> CreateAsync(ProfileForm form, ProfileDesk desk, CancellationToken cancellationToken) =>
        (await desk.CreateAsync(form, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Created((string?)null, item) : refusal;

    private static async Task<Results<Ok<ProfileItem>, Refusal>> ChangeAsync(string name, ProfileForm form, ProfileDesk desk, CancellationToken cancellationToken) =>
        (await desk.ChangeAsync(name, form, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;

    private static async Task<Results<NoContent, Refusal>> DeleteAsync(string name, ProfileDesk desk, CancellationToken cancellationToken) =>
        await desk.DeleteAsync(name, cancellationToken) is { } refusal ? refusal : TypedResults.NoContent();

    private static async Task<Results<Ok<Validation>, Refusal>> ValidateAsync(ProfileForm form, ProfileDesk desk, CancellationToken cancellationToken) =>
        (await desk.ValidateAsync(null, form, cancellationToken)).Has(out var validation, out var refusal) ? TypedResults.Ok(validation) : refusal;

    private static async Task<Results<Ok<Validation>, Refusal>> ValidateChangeAsync(string name, ProfileForm form, ProfileDesk desk, CancellationToken cancellationToken) =>
        (await desk.ValidateAsync(name, form, cancellationToken)).Has(out var validation, out var refusal) ? TypedResults.Ok(validation) : refusal;

    private static async Task<Results<Ok<DeletionPreview>, Refusal>> PreviewDeletionAsync(string name, DistributionReader reader, CancellationToken cancellationToken) =>
        (await reader.PreviewDeletionAsync(KnownResources.Profile, name, cancellationToken)).Has(out var preview, out var refusal) ? TypedResults.Ok(preview) : refusal;
}
