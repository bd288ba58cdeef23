using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Details;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Plans;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Hub.Endpoints;

namespace Tombolo.Primary.FleetApi;

/// <summary>
/// <see cref="FleetApiPaths.StoredPlan"/> and <see cref="FleetApiPaths.Plan"/>: ask the clusters what would happen. Whoever plans objects that are not stored
/// must be allowed to write them.
/// </summary>
internal static class PlanEndpoint
{
    /// <summary>As large as Kubernetes takes one object, for all together.</summary>
    private const int MostBytes = 2 * 1024 * 1024;

    private static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(30);

    public static async Task RunStoredAsync(HubGate gate, CallerAccess access, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var name = context.Request.RouteValues["name"] as string ?? "";
        if (await FindAsync(gate, context) is not { } plans || await IsRefusedAsync(access, context, [new CallerRequest("get", KnownResources.Distribution, name)]))
        {
            return;
        }

        await AnswerAsync(context, await plans.PlanAsync(name, context.RequestAborted));
    }

    public static async Task RunAsync(HubGate gate, CallerAccess access, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        // Who may not even read Distributions is not listened to.
        if (await FindAsync(gate, context) is not { } plans || await IsRefusedAsync(access, context, [new CallerRequest("list", KnownResources.Distribution, "")]))
        {
            return;
        }

        if (await ReadAsync(gate, context) is not { } request)
        {
            return;
        }

        if (!plans.TryRead(request, out var input, out var problem))
        {
            await RefuseAsync(context, problem);
            return;
        }

        CallerRequest[] needed = [.. input.Subjects.Select(subject => subject.Exists
            ? new CallerRequest("update", subject.Type, subject.Name)
            : new CallerRequest("create", subject.Type, ""))];
        if (!await IsRefusedAsync(access, context, needed))
        {
            await AnswerAsync(context, await plans.PlanAsync(input, context.RequestAborted));
        }
    }

    private static async Task<IDistributionPlans?> FindAsync(HubGate gate, HttpContext context)
    {
        if (gate.Plans is { } plans)
        {
            return plans;
        }

        await FleetApiEndpoints.RefuseAsync(
            context, StatusCodes.Status503ServiceUnavailable, new Problem("NotActive", "this server is not the active server of a primary; ask again in a moment"));
        return null;
    }

    private static async Task<PlanRequest?> ReadAsync(HubGate gate, HttpContext context)
    {
        try
        {
            if (await RequestBody.ReadAsync(context.Request, MostBytes, BodyPatience, gate.Current?.Time ?? TimeProvider.System, context.RequestAborted) is not { } body)
            {
                await FleetApiEndpoints.RefuseAsync(
                    context, StatusCodes.Status413PayloadTooLarge, new Problem("TooLarge", $"the objects are longer than {MostBytes} bytes; plan fewer at once"));
                return null;
            }

            if (JsonSerializer.Deserialize(body.Span, DetailJsonContext.Default.PlanRequest) is { Objects: not null } request)
            {
                return request;
            }
        }
        catch (TimeoutException)
        {
            await FleetApiEndpoints.RefuseAsync(context, StatusCodes.Status408RequestTimeout, new Problem("TooSlow", "the objects did not come in time; try again"));
            return null;
        }
        catch (JsonException)
        {
            // Told below, without a word of what was sent: it may be secret.
        }

        await RefuseAsync(context, new Problem(PlanResult.Invalid, "the body is no JSON of the form {\"objects\": [...]}"));
        return null;
    }

    private static async Task<bool> IsRefusedAsync(CallerAccess access, HttpContext context, IReadOnlyList<CallerRequest> needed)
    {
        if (await access.CheckAsync(CallerCredentials.Of(context), needed, context.RequestAborted) is not { } refusal)
        {
            return false;
        }

        await FleetApiEndpoints.RefuseAsync(context, refusal.StatusCode, refusal.Problem);
        return true;
    }

    private static Task AnswerAsync(HttpContext context, PlanResult result) => result.Plan is { } plan
        ? FleetApiEndpoints.WriteAsync(context, StatusCodes.Status200OK, plan, DetailJsonContext.Default.DistributionPlan)
        : RefuseAsync(context, result.Problem!);

    private static Task RefuseAsync(HttpContext context, Problem problem) => FleetApiEndpoints.RefuseAsync(context, problem.Reason switch
    {
        PlanResult.NotFound => StatusCodes.Status404NotFound,
        PlanResult.NotReady => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    }, problem);
}
