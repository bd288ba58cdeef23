using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Auth;
using Tombolo.Dashboard.ThisCluster;
using Tombolo.Dashboard.ThisCluster.Copies;
using Tombolo.Dashboard.ThisCluster.Features;
using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.ClickThrough;

/// <summary>The pages of each cluster of the fleet, as they are there, for who has the right to <c>clusters/proxy</c> of it (design section 8).</summary>
internal static class ViewEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var view = api.MapGroup("/clusters/{name}/view").WithTags("view");
        Get<Me>(view, "/auth/me", "viewMe", "As whom the caller is known on that cluster, and what they may do there");
        Get<ClusterView>(view, "/cluster", "viewCluster", "What that cluster is");
        Get<FeatureList>(view, "/cluster/features", "viewFeatures", "The feature switches of that cluster");
        Get<LocalObjectList>(view, "/cluster/profiles", "viewLocalProfiles", "The profiles of that cluster");
        Get<LocalObjectList>(view, "/cluster/policies", "viewLocalPolicies", "The policies of that cluster");
        view.MapPut("/cluster/features/{feature}", SetFeatureAsync).Produces<FeatureView>().WithName("setFeatureThere").WithSummary("Turns a feature of that cluster on or off");
        view.Map("/{**path}", NotThere).ExcludeFromDescription();
    }

    private static void Get<T>(RouteGroupBuilder view, string path, string operation, string summary) =>
        view.MapGet(path, (string name, ViewDesk desk, CancellationToken cancellationToken) => desk.AskAsync(name, HttpMethod.Get, path, body: null, cancellationToken))
            .Produces<T>()
            .WithName(operation)
            .WithSummary(summary);

    private static Task<IResult> SetFeatureAsync(string name, string feature, FeatureChange change, ViewDesk desk, UserKubernetes user, CancellationToken cancellationToken)
    {
        user.Concerns($"feature {feature} {(change.Enabled ? "on" : "off")} of cluster {name}");
        var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(change, ThisClusterJsonContext.Default.FeatureChange)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return desk.AskAsync(name, HttpMethod.Put, $"/cluster/features/{Uri.EscapeDataString(feature)}", body, cancellationToken);
    }

    private static Refusal NotThere(string name, string? path) =>
        Refusal.NotFound($"'{path}' of cluster {name} is not shown through its primary; GET openapi.json says what is");
}
