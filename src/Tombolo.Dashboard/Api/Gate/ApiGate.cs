using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Sessions;
using Tombolo.Dashboard.Users;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>In front of every endpoint with an <see cref="ApiRequirement"/>: headers, who calls, whose page asked, and what a failure looks like. Then the audit log.</summary>
internal sealed partial class ApiGate(CallerRecognition recognition, SessionCookies cookies, AuditLog audit, DashboardOptions options, PathsWithoutEndpoint missing, ILogger<ApiGate> logger) : IMiddleware
{
    /// <summary>A request that a page makes by itself, for example because something changed; it does not keep a session alive.</summary>
    public const string BackgroundHeader = "X-Tombolo-Background";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (missing.Find(context) is { } notThere)
        {
            SecurityHeaders.Set(context.Response);
            await notThere.ExecuteAsync(context);
            return;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<ApiRequirement>() is not { } requirement)
        {
            await next(context);
            return;
        }

        SecurityHeaders.Set(context.Response);
        if (requirement.IsPage)
        {
            await next(context);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        var caller = context.RequestServices.GetRequiredService<CallerRequest>();
        var wasAborted = false;
        try
        {
            if ((await AdmitAsync(context, requirement, caller) ?? await RequestBodies.TakeAsync(context)) is { } refusal)
            {
                await refusal.ExecuteAsync(context);
            }
            else
            {
                await next(context);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            wasAborted = true;
            throw;
        }
        catch (Exception failure) when (!context.Response.HasStarted && Explain(failure) is { } refusal)
        {
            if (refusal.Problem.Status == StatusCodes.Status401Unauthorized && caller.Session is not null)
            {
                cookies.Remove(context);
            }

            await refusal.ExecuteAsync(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            Failed(context.Request.Method, context.Request.Path.Value ?? "", context.TraceIdentifier, failure);
            context.Response.ContentLength = null;
            await Refusal.Because(StatusCodes.Status500InternalServerError, "Internal", $"the server failed at this; its log says why, at request {context.TraceIdentifier}").ExecuteAsync(context);
        }
        finally
        {
            if (!CrossSiteGuard.IsSafe(context.Request.Method))
            {
                audit.Write(context, caller, wasAborted);
            }
        }
    }

    /// <summary>Null when the request may go on.</summary>
    private async Task<Refusal?> AdmitAsync(HttpContext context, ApiRequirement requirement, CallerRequest caller)
    {
        if (await recognition.RecognizeAsync(context, caller) is { } tooMany)
        {
            return tooMany;
        }

        var isChange = !CrossSiteGuard.IsSafe(context.Request.Method);
        if (requirement.IsOpen)
        {
            return isChange ? CrossSiteGuard.Check(context.Request, session: null, options.PublicUrl) : null;
        }

        if (caller.User is null)
        {
            return Refusal.Because(StatusCodes.Status401Unauthorized, "Unauthorized", "sign in with a bearer token of this cluster; the session is over or the token is not accepted");
        }

        if (caller.User.IsOfPrimary)
        {
            // Also what needs no right is for those alone as whom this server may act.
            _ = await context.RequestServices.GetRequiredService<UserKubernetes>().GetRightsAsync(options.K10Namespace, context.RequestAborted);
        }

        if (caller.Session is not { } session)
        {
            return null;
        }

        if (isChange && CrossSiteGuard.Check(context.Request, session, options.PublicUrl) is { } foreign)
        {
            return foreign;
        }

        if (!requirement.IsUnattended && !context.Request.Headers.ContainsKey(BackgroundHeader))
        {
            caller.Session = await cookies.RenewAsync(context, session);
        }

        return null;
    }

    private static Refusal? Explain(Exception failure) => failure switch
    {
        KubernetesException { Status.Code: StatusCodes.Status401Unauthorized } => Refusal.Because(
            StatusCodes.Status401Unauthorized, "Unauthorized", "the API server of this cluster does not accept the token any more; sign in with another one"),
        KubernetesException refused => Refusal.Of(refused.Status),
        KubernetesUnreachableException unreachable => Refusal.Because(StatusCodes.Status503ServiceUnavailable, "ApiServerUnreachable", unreachable.Message),
        LiveUnavailableException unavailable => Refusal.Because(StatusCodes.Status503ServiceUnavailable, "CannotRead", unavailable.Message),
        BadHttpRequestException { InnerException: JsonException json } => Refusal.Because(
            StatusCodes.Status400BadRequest, "Malformed", "the body is not the JSON that this request takes", new FieldProblem(json.Path ?? "$", "does not fit; GET openapi.json says what does")),
        BadHttpRequestException malformed => Refusal.Because(malformed.StatusCode, "Malformed", malformed.Message),
        _ => null,
    };

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error, Message = "{Method} {Path} failed; request {Request} was answered 500")]
    private partial void Failed(string method, string path, string request, Exception exception);
}
