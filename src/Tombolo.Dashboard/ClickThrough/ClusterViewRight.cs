using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.ClickThrough;

/// <summary>The right to be led to a cluster: <c>clusters/proxy</c> of its Cluster, with the verb of the method, as for its Kubernetes API.</summary>
internal static class ClusterViewRight
{
    private static readonly ResourceType Proxy = new(
        KnownResources.Cluster.Group, KnownResources.Cluster.Version, KnownResources.Cluster.Kind, $"{KnownResources.Cluster.Plural}/{ClusterProxyPath.Subresource}", Namespaced: true);

    /// <summary>Null when the caller may. For a change the API server is asked now; what may be seen is at most a minute old.</summary>
    public static async Task<Refusal?> RequireAsync(UserKubernetes user, HttpMethod method, string cluster, CancellationToken cancellationToken)
    {
        var rights = await user.GetRightsAsync(WellKnownNamespaces.MultiCluster, cancellationToken);
        var (verb, isChange) = method == HttpMethod.Get ? ("get", false) : ("update", true);
        var may = isChange ? await rights.AskAsync(user.Client, verb, Proxy, cluster) : await rights.MayAsync(user.Client, verb, Proxy, cluster, cancellationToken);
        return may ? null : MissingRight.Refusal(user.User.Name, verb, Proxy, cluster);
    }
}
