using Microsoft.AspNetCore.Http;
using Tombolo.Api.Access.WhoCan;
using Tombolo.Api.Details;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Primary.Hub;
using Tombolo.Protocol.Grants;

namespace Tombolo.Primary.FleetApi;

/// <summary>
/// <see cref="FleetApiPaths.WhoCan"/>: asks the clusters themselves. Whoever may list K10ClusterRoleBindings may ask: those say already who has what.
/// </summary>
internal static class WhoCanEndpoint
{
    private static readonly CallerRequest Needed = new("list", KnownResources.K10ClusterRoleBinding, "");

    public static async Task RunAsync(HubGate gate, CallerAccess access, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (gate.Current?.Access is not { } fleet)
        {
            await FleetApiEndpoints.RefuseAsync(
                context, StatusCodes.Status503ServiceUnavailable, new Problem("NotActive", "this server is not the active server of a primary; ask again in a moment"));
            return;
        }

        if (await access.CheckAsync(CallerCredentials.Of(context), Needed, context.RequestAborted) is { } refusal)
        {
            await FleetApiEndpoints.RefuseAsync(context, refusal.StatusCode, refusal.Problem);
            return;
        }

        var errors = new List<FieldError>();
        var question = Read(context.Request.Query, errors);
        if (errors.Count > 0)
        {
            await FleetApiEndpoints.RefuseAsync(context, StatusCodes.Status400BadRequest, new Problem("Invalid", FieldError.Join(errors)));
            return;
        }

        var cluster = context.Request.Query["cluster"].ToString();
        if (await fleet.FindAsync(question, cluster.Length > 0 ? cluster : null, context.RequestAborted) is { } found)
        {
            await FleetApiEndpoints.WriteAsync(context, StatusCodes.Status200OK, found, AccessJsonContext.Default.FleetAccess);
            return;
        }

        await FleetApiEndpoints.RefuseAsync(
            context, StatusCodes.Status404NotFound, new Problem("NotFound", "there is no Cluster of that name; tombolo get clusters shows those there are"));
    }

    private static WhoCanQuestion Read(IQueryCollection query, List<FieldError> errors)
    {
        var question = new WhoCanQuestion(Text("verb"), Text("group"), Text("resource"), Text("subresource"), Text("namespace"));
        if (question.Verb.Length == 0 || !question.Verb.All(char.IsAsciiLetterLower))
        {
            errors.Add(new FieldError("verb", "is needed: one such as get, list, create or delete"));
        }

        Check("resource", DnsNames.CheckLabel(question.Resource));
        Check("group", question.Group.Length == 0 ? null : DnsNames.CheckSubdomain(question.Group));
        Check("subresource", question.Subresource.Length == 0 ? null : DnsNames.CheckLabel(question.Subresource));
        Check("namespace", question.Namespace.Length == 0 ? null : DnsNames.CheckLabel(question.Namespace));
        return question;

        string Text(string name) => query[name].ToString();

        void Check(string path, string? fault)
        {
            if (fault is not null)
            {
                errors.Add(new FieldError(path, fault));
            }
        }
    }
}
