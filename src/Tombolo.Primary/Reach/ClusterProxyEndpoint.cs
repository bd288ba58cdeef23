using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Details;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.FleetApi;
using Tombolo.Primary.Hub;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Reach;

/// <summary>
/// The Kubernetes API of each cluster under <see cref="ClusterProxyPath"/>, for kubectl and programs: bearer tokens only, so that no page that somebody opens in a
/// browser asks in their name.
/// </summary>
public static partial class ClusterProxyEndpoint
{
    public static void MapClusterProxy(this IEndpointRouteBuilder endpoints, HubGate gate, IKubernetesClient client, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(loggers);
        var access = new CallerAccess(client, time);
        var logger = loggers.CreateLogger(typeof(ClusterProxyEndpoint));
        endpoints.Map(ClusterProxyPath.Route, context => RunAsync(gate, access, logger, context));
    }

    private static async Task RunAsync(HubGate gate, CallerAccess access, ILogger logger, HttpContext context)
    {
        if (gate.Reach is not { } reach)
        {
            await ProxyAnswer.RefuseAsync(context, TunnelRefusal.ServiceUnavailable("this server is not the active server of a primary; ask again in a moment"));
            return;
        }

        var cluster = context.Request.RouteValues["cluster"] as string ?? "";
        if (ProxyRequest.FindTarget(context, cluster) is not { } target)
        {
            await ProxyAnswer.RefuseAsync(context, TunnelRefusal.BadRequest($"write the path as {ClusterProxyPath.Of("NAME")}/api/..., without percent signs in the name"));
            return;
        }

        var needed = new CallerRequest(ProxyRequest.VerbOf(context.Request.Method), KnownResources.Cluster, cluster) { Subresource = ClusterProxyPath.Subresource };
        var (caller, refusal) = await access.IdentifyAsync(CallerCredentials.Of(context), [needed], context.RequestAborted);
        if (caller is null)
        {
            await ProxyAnswer.RefuseAsync(context, new TunnelRefusal(refusal!.StatusCode, refusal.Problem.Reason, refusal.Problem.Message));
            return;
        }

        try
        {
            using var handler = new HttpMessageInvoker(reach.CreateHandler(cluster, caller));
            using var request = ProxyRequest.Create(context, target);
            using var response = await handler.SendAsync(request, context.RequestAborted);
            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            {
                Changed(logger, caller.Name, context.Request.Method, cluster, target, (int)response.StatusCode);
            }

            await ProxyAnswer.CopyAsync(response, context);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or HttpRequestException)
        {
            // Half an answer is not to look like a whole one; or whoever asked went away.
            context.Abort();
        }
    }

    [LoggerMessage(EventId = 2701, Level = LogLevel.Information, Message = "{User} asked {Method} of cluster {Cluster}, {Target}: {Status}")]
    private static partial void Changed(ILogger logger, string user, string method, string cluster, string target, int status);
}
