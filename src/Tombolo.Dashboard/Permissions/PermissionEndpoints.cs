using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Permissions;

/// <summary>Who may do what on which clusters.</summary>
internal static class PermissionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var permissions = api.MapGroup("/permissions").WithTags("permissions");
        permissions.MapGet("/", ListAsync).WithName("listPermissions").WithSummary("The K10ClusterRoleBindings");
        permissions.MapGet("/roles", RolesAsync).WithName("listRoles").WithSummary("The roles that can be granted");
        permissions.MapPost("/", CreateAsync).WithName("createPermission").WithSummary("Creates a K10ClusterRoleBinding");
        permissions.MapPut("/{name}", ChangeAsync).WithName("changePermission").WithSummary("Changes a K10ClusterRoleBinding");
        permissions.MapDelete("/{name}", DeleteAsync).WithName("deletePermission").WithSummary("Deletes a K10ClusterRoleBinding; what it granted is taken from the clusters");
    }

    private static async Task<Results<Ok<BindingList>, Refusal>> ListAsync(PermissionDesk desk, CancellationToken cancellationToken) =>
        (await desk.ListAsync(cancellationToken)).Has(out var list, out var refusal) ? TypedResults.Ok(list) : refusal;

    private static async Task<Results<Ok<RoleList>, Refusal>> RolesAsync(PermissionDesk desk, CancellationToken cancellationToken) =>
        (await desk.ListRolesAsync(cancellationToken)).Has(out var list, out var refusal) ? TypedResults.Ok(list) : refusal;

    private static async Task<Results<Created<BindingItem>, Refusal>> CreateAsync(BindingForm form, PermissionDesk desk, CancellationToken cancellationToken) =>
        (await desk.CreateAsync(form, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Created((string?)null, item) : refusal;

    private static async Task<Results<Ok<BindingItem>, Refusal>> ChangeAsync(string name, BindingForm form, PermissionDesk desk, CancellationToken cancellationToken) =>
        (await desk.ChangeAsync(name, form, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Ok(item) : refusal;

    private static async Task<Results<NoContent, Refusal>> DeleteAsync(string name, PermissionDesk desk, CancellationToken cancellationToken) =>
        await desk.DeleteAsync(name, cancellationToken) is { } refusal ? refusal : TypedResults.NoContent();
}
