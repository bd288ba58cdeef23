using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Http;

/// <summary>Every request of one cluster: faults on demand, who, whether, what; and a Status for whatever goes wrong.</summary>
internal sealed partial class RequestHandler(LocalCluster cluster, ILogger logger)
{
    private readonly ResourceEndpoint _resources = new(cluster);
    private readonly NonResourceEndpoint _others = new(cluster);

    public async Task HandleAsync(HttpContext context)
    {
        var attributes = AttributesOf(context.Request);
        var audit = new RequestRecord(cluster, context, attributes);
        context.Response.Headers.CacheControl = "no-cache, private";
        try
        {
            var verdict = await cluster.Services.Faults.BeforeRequestAsync(attributes, context.RequestAborted);
            if (verdict.BreaksConnection)
            {
                context.Abort();
                return;
            }

            if (verdict.Refusal is { } fault)
            {
                throw new StatusException(fault);
            }

            var user = audit.User = await AuthenticateAsync(context);
            Authorize(user, attributes);
            await (attributes.IsResourceRequest ? _resources.HandleAsync(context, attributes, user) : _others.HandleAsync(context, attributes));
        }
        catch (StatusException exception) when (!context.Response.HasStarted)
        {
            context.Response.Headers.CacheControl = "no-cache, private";
            await StatusWriter.SendAsync(context, exception.Status);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionAbortedException or BadHttpRequestException or IOException)
        {
            // The client has gone, or has sent what is no HTTP.
            context.Abort();
        }
        catch (Exception exception)
        {
            LogPanic(exception, cluster.Name, context.Request.Method, context.Request.Path);
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            await StatusWriter.SendAsync(context, Statuses.InternalError(exception is JsonException ? exception.Message : "this request caused the apiserver to panic"));
        }
        finally
        {
            audit.Write();
        }
    }

    private static RequestAttributes AttributesOf(HttpRequest request)
    {
        var values = new QueryValues(request.Query);
        var name = values.Text("fieldSelector") is { Length: > 0 } selector ? FieldSelector.NameIn(selector) : "";
        return RequestPath.Parse(request.Method, request.Path.Value ?? "/", values.Flag("watch") ?? false, name);
    }

    private async ValueTask<UserInfo> AuthenticateAsync(HttpContext context)
    {
        var result = await cluster.Services.Authenticator.AuthenticateAsync(context);
        return result.Refusal is { } refusal ? throw new StatusException(refusal) : result.User ?? throw new StatusException(Statuses.Unauthorized());
    }

    private void Authorize(UserInfo user, RequestAttributes attributes)
    {
        var decision = cluster.Services.Authorizer.Authorize(user, attributes);
        if (!decision.IsAllowed)
        {
            throw new StatusException(AuthorizationRefusal.Of(user, attributes, decision.Reason));
        }
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "cluster {Cluster}: {Method} {Path} failed")]
    private partial void LogPanic(Exception exception, string cluster, string method, string path);
}
