using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.JoinTokens;

/// <summary>The tokens with which clusters join.</summary>
internal static class JoinTokenEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("/join-tokens").WithTags("join-tokens");
        tokens.MapGet("/", ListAsync).WithName("listJoinTokens").WithSummary("The join tokens, never their texts");
        tokens.MapPost("/", CreateAsync).WithName("createJoinToken").WithSummary("Creates a join token; the server fills it within seconds");
        tokens.MapDelete("/{name}", DeleteAsync).WithName("deleteJoinToken").WithSummary("Nobody joins with it any more; who has joined stays a member");

        // Not a GET: it may remove the text, and each disclosure is a line of the audit log.
        tokens.MapPost("/{name}/show", ShowAsync).WithName("showJoinToken").WithSummary("The text of the token, for whoever may read its Secret; removes one that is to be shown once");
        tokens.MapGet("/{name}/commands", CommandsAsync).WithName("getJoinCommands").WithSummary("How a cluster joins with it");
    }

    private static async Task<Results<Ok<JoinTokenList>, Refusal>> ListAsync(TokenDesk desk, CancellationToken cancellationToken) =>
        (await desk.ListAsync(cancellationToken)).Has(out var list, out var refusal) ? TypedResults.Ok(list) : refusal;

    private static async Task<Results<Created<JoinTokenItem>, Refusal>> CreateAsync(JoinTokenForm form, TokenDesk desk, CancellationToken cancellationToken) =>
        (await desk.CreateAsync(form, cancellationToken)).Has(out var item, out var refusal) ? TypedResults.Created((string?)null, item) : refusal;

    private static async Task<Results<NoContent, Refusal>> DeleteAsync(string name, TokenDesk desk, CancellationToken cancellationToken) =>
        await desk.DeleteAsync(name, cancellationToken) is { } refusal ? refusal : TypedResults.NoContent();

    private static async Task<Results<Ok<JoinTokenText>, Refusal>> ShowAsync(string name, TokenDesk desk, CancellationToken cancellationToken) =>
        (await desk.ShowAsync(name, cancellationToken)).Has(out var text, out var refusal) ? TypedResults.Ok(text) : refusal;

    private static async Task<Results<Ok<JoinCommands>, Refusal>> CommandsAsync(string name, TokenDesk desk, DashboardOptions options, CancellationToken cancellationToken) =>
        (await desk.GetCommandsAsync(name, options.K10Namespace, cancellationToken)).Has(out var commands, out var refusal) ? TypedResults.Ok(commands) : refusal;
}
