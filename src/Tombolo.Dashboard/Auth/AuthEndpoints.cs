using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Gate;
using Tombolo.Dashboard.Sessions;
using Tombolo.Dashboard.Users;
using Tombolo.Dashboard.Users.Reviews;

namespace Tombolo.Dashboard.Auth;

/// <summary>Signing in with a Kubernetes bearer token, and out again.</summary>
internal static class AuthEndpoints
{
    /// <summary>What all of it is below.</summary>
    public const string Base = ApiPaths.Base + "/auth";

    public static void Map(RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("auth");
        auth.MapPost("/sign-in", SignInAsync).WithName("signIn").WithMetadata(ApiRequirement.Open).WithSummary("Signs in with a bearer token of this cluster and sets the session cookie");
        auth.MapPost("/sign-out", SignOutAsync).WithName("signOut").WithSummary("Ends the session for every holder of its cookie");
        MapMe(auth);
    }

    /// <summary>Is answered to people of the primary as well.</summary>
    public static void MapMe(RouteGroupBuilder auth) => auth.MapGet("/me", MeAsync).WithName("me").WithSummary("Who is signed in, and what they may do");

    private static async Task<Results<Ok<Me>, Refusal>> SignInAsync(
        SignInRequest request, HttpContext context, TokenReviewer reviewer, SessionCookies cookies, SignInLimit limit, CallerRequest caller, UserKubernetes kubernetes, DashboardOptions options)
    {
        var token = request.Token?.Trim() ?? "";
        if (token.Length == 0)
        {
            return Refusal.Because(StatusCodes.Status422UnprocessableEntity, "Invalid", "paste a token", new FieldProblem("token", "is needed; 'kubectl create token NAME' prints one for a ServiceAccount"));
        }

        if (token.Length > TokenReviewer.MaxLength)
        {
            return CallerRecognition.TooLong();
        }

        var reviewed = await limit.ReviewAsync(context, token, stop => reviewer.AskAsync(token, stop));
        if (reviewed.TooMany is { } tooMany)
        {
            return tooMany;
        }

        if (reviewed.User is not { } user)
        {
            return Refusal.Because(StatusCodes.Status401Unauthorized, "Unauthorized", "the API server of this cluster does not accept this token: it is of another cluster, it has expired, or it was not copied whole");
        }

        caller.User = user;
        caller.Session = await cookies.BeginAsync(context, user);
        return TypedResults.Ok(await DescribeAsync(caller, kubernetes, options, context.RequestAborted));
    }

    private static async Task<Results<NoContent, Refusal>> SignOutAsync(HttpContext context, CallerRequest caller, SessionCookies cookies)
    {
        if (caller.Session is { } session)
        {
            await cookies.EndAsync(context, session);
        }

        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Me>, Refusal>> MeAsync(CallerRequest caller, UserKubernetes kubernetes, DashboardOptions options, CancellationToken cancellationToken) =>
        TypedResults.Ok(await DescribeAsync(caller, kubernetes, options, cancellationToken));

    private static async Task<Me> DescribeAsync(CallerRequest caller, UserKubernetes kubernetes, DashboardOptions options, CancellationToken cancellationToken) => new()
    {
        Name = kubernetes.User.Name,
        Groups = kubernetes.User.Groups,
        ExpiresAt = caller.Session?.ExpiresAt,
        EndsAt = caller.Session?.EndsAt,
        CsrfToken = caller.Session?.CsrfToken,
        Rights = await MyRightsReader.ReadAsync(kubernetes, options.K10Namespace, cancellationToken),
    };
}
