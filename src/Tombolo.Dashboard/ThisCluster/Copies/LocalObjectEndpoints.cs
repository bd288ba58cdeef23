using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Users;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.ThisCluster.Copies;

/// <summary>The profiles and policies of this cluster, each marked where it is a distributed copy.</summary>
internal static class LocalObjectEndpoints
{
    public static void Map(RouteGroupBuilder cluster)
    {
        cluster.MapGet("/profiles", ListProfilesAsync).WithName("listLocalProfiles").WithSummary("The profiles of this cluster");
        cluster.MapGet("/policies", ListPoliciesAsync).WithName("listLocalPolicies").WithSummary("The policies of this cluster");
    }

    private static Task<Results<Ok<LocalObjectList>, Refusal>> ListProfilesAsync(
        UserKubernetes user, LiveCollections live, ClusterReader reader, DashboardOptions options, CancellationToken cancellationToken) =>
        ListAsync(KnownResources.Profile, live.LocalProfiles, LocalObjectReader.ReadProfile, user, reader, options, cancellationToken);

    private static Task<Results<Ok<LocalObjectList>, Refusal>> ListPoliciesAsync(
        UserKubernetes user, LiveCollections live, ClusterReader reader, DashboardOptions options, CancellationToken cancellationToken) =>
        ListAsync(KnownResources.Policy, live.LocalPolicies, LocalObjectReader.ReadPolicy, user, reader, options, cancellationToken);

    private static async Task<Results<Ok<LocalObjectList>, Refusal>> ListAsync(
        ResourceType type,
        LiveCollection<KubernetesObject> collection,
        Func<LiveObject<KubernetesObject>, RoleFacts, LocalObject> read,
        UserKubernetes user,
        ClusterReader reader,
        DashboardOptions options,
        CancellationToken cancellationToken)
    {
        if (await user.RequireAsync("list", type, options.K10Namespace, "", cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var facts = await reader.ReadFactsAsync(cancellationToken);
        var found = await collection.ListAsync(cancellationToken);
        return TypedResults.Ok(new LocalObjectList([.. found.OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => read(each, facts))]));
    }
}
