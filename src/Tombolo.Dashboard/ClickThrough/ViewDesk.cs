using Microsoft.AspNetCore.Http;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.ClickThrough;

/// <summary>Asks the pages of one cluster of the fleet for the caller: a member through its tunnel, the primary itself with the caller's own token.</summary>
internal sealed class ViewDesk(UserKubernetes user, LiveCollections live, IClusterViews views, OwnPages own, TimeProvider time)
{
    /// <param name="path">Below the HTTP API of that cluster, beginning with a slash; percent-encoded.</param>
    public async Task<IResult> AskAsync(string cluster, HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        if (await ClusterViewRight.RequireAsync(user, method, cluster, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (await live.Clusters.FindAsync(cluster, cancellationToken) is not { } found)
        {
            return Refusal.NotFound($"this fleet has no cluster '{cluster}'");
        }

        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        if (found.Value.Spec is { Primary: true })
        {
            return new ViewAnswer(await own.SendAsync(request, user.User, cancellationToken), cluster, time);
        }

        if (views.CreateHandler(cluster, user.User.Name, user.User.Groups) is not { } handler)
        {
            return Refusal.Because(StatusCodes.Status503ServiceUnavailable, "NotActive", "this server is not the active server of a primary; ask again in a moment");
        }

        using var http = new HttpMessageInvoker(handler);
        return new ViewAnswer(await http.SendAsync(request, cancellationToken), cluster, time);
    }
}
