using Microsoft.AspNetCore.Http;
using Tombolo.Dashboard.ClickThrough;
using Tombolo.Dashboard.Sessions;
using Tombolo.Dashboard.Users;
using Tombolo.Dashboard.Users.Reviews;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>Finds out who calls: by a bearer token, else by the session cookie; within the process, by what the server itself attached.</summary>
internal sealed class CallerRecognition(TokenReviewer reviewer, SessionCookies cookies, SignInLimit limit)
{
    private const string Scheme = "Bearer ";

    /// <summary>Fills <paramref name="caller"/>; it stays empty when nobody has signed in.</summary>
    /// <returns>Null, or why the request cannot go on.</returns>
    public async Task<Refusal?> RecognizeAsync(HttpContext context, CallerRequest caller)
    {
        if (context.Features.Get<PassedCaller>() is { } passed)
        {
            caller.User = passed.User;
            return null;
        }

        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var token = authorization[Scheme.Length..].Trim();
            if (token.Length > TokenReviewer.MaxLength)
            {
                return TooLong();
            }

            if (reviewer.Knows(token))
            {
                caller.User = await reviewer.FindAsync(token, context.RequestAborted);
                return null;
            }

            var reviewed = await limit.ReviewAsync(context, token, stop => reviewer.FindAsync(token, stop));
            caller.User = reviewed.User;
            return reviewed.TooMany;
        }

        if (await cookies.FindAsync(context) is { } session)
        {
            caller.Session = session;
            caller.User = new DashboardUser(session.UserName, session.Groups, session.Token);
        }

        return null;
    }

    public static Refusal TooLong() => Refusal.Because(
        StatusCodes.Status422UnprocessableEntity, "Invalid", "this is no token", new FieldProblem("token", $"has more than {TokenReviewer.MaxLength} characters; a token of Kubernetes has some hundred or thousand"));
}
