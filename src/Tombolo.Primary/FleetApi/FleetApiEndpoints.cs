using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Details;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Distributions.Details;
using Tombolo.Primary.Hub;

namespace Tombolo.Primary.FleetApi;

/// <summary>
/// The hub's HTTP API under <see cref="FleetApiPaths.Base"/>: what is in its memory and in no object. Whoever may get the Distribution of the request, by the
/// RBAC of the primary's cluster, may see how it stands.
/// </summary>
public static class FleetApiEndpoints
{
    public static void MapFleetApi(this IEndpointRouteBuilder endpoints, HubGate gate, IKubernetesClient client, TimeProvider time)
    {
        var access = new CallerAccess(client, time);
        endpoints.MapGet(FleetApiPaths.Distribution, context => Answer(gate, access, context, Name(context), details =>
            details.TryDescribe(Name(context), Query(context.Request.Query), out var detail) ? detail : null, DetailJsonContext.Default.DistributionDetail));
        endpoints.MapGet(FleetApiPaths.Target, context => Answer(gate, access, context, Name(context), details =>
            details.TryExplain(Name(context), Value(context, "cluster"), out var explanation) ? explanation : null, DetailJsonContext.Default.TargetExplanation));
        endpoints.MapGet(FleetApiPaths.Source, context => Answer(gate, access, context, "", details =>
            details.FindUse(Value(context, "kind"), Name(context)), DetailJsonContext.Default.SourceUse));
        endpoints.MapGet(FleetApiPaths.StoredPlan, context => PlanEndpoint.RunStoredAsync(gate, access, context));
        endpoints.MapPost(FleetApiPaths.Plan, context => PlanEndpoint.RunAsync(gate, access, context));
        endpoints.MapGet(FleetApiPaths.WhoCan, context => WhoCanEndpoint.RunAsync(gate, access, context));
    }

    /// <param name="distribution">What the caller must be allowed to get; empty for all of them.</param>
    private static async Task Answer<T>(
        HubGate gate, CallerAccess access, HttpContext context, string distribution, Func<IDistributionDetails, T?> find, JsonTypeInfo<T> contract)
        where T : class
    {
        context.Response.Headers.CacheControl = "no-store";
        if (gate.Current is not { } hub)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, new Problem("NotActive", "this server is not the active server of a primary; ask again in a moment"));
            return;
        }

        if (await access.CheckAsync(CallerCredentials.Of(context), distribution, context.RequestAborted) is { } refusal)
        {
            await RefuseAsync(context, refusal.StatusCode, refusal.Problem);
            return;
        }

        if (find(hub.Details) is { } found)
        {
            await WriteAsync(context, StatusCodes.Status200OK, found, contract);
            return;
        }

        await RefuseAsync(context, StatusCodes.Status404NotFound, new Problem("NotFound", $"the hub knows nothing of {context.Request.Path}; it is created in kasten-io-mc, and known a moment later"));
    }

    private static DetailQuery Query(IQueryCollection query) => new(
        query["after"].ToString(),
        int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, DetailQuery.MostTargets) : DetailQuery.MostTargets,
        query["state"].ToString() is { Length: > 0 } state ? state : null);

    private static string Name(HttpContext context) => Value(context, "name");

    private static string Value(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";

    internal static Task RefuseAsync(HttpContext context, int status, Problem problem) => WriteAsync(context, status, problem, DetailJsonContext.Default.Problem);

    internal static async Task WriteAsync<T>(HttpContext context, int status, T value, JsonTypeInfo<T> contract)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await JsonSerializer.SerializeAsync(context.Response.Body, value, contract, context.RequestAborted);
    }
}
