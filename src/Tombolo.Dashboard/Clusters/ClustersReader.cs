using Tombolo.Api.Access;
using Tombolo.Api.Clusters;
using Tombolo.Api.Details;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api.Reading;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Dashboard.Fleet;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.Clusters;

/// <summary>Answers about clusters from the server's informers and the hub's memory: no request to the API server for a cluster.</summary>
internal sealed class ClustersReader(UserKubernetes user, VisibleObjects visible, LiveCollections live, ManagerCollections manager, IFleetMemory memory)
{
    public async Task<Outcome<ClusterList>> ListAsync(ClusterQuery query, CancellationToken cancellationToken)
    {
        var clusters = await visible.ListAsync(live.Clusters, cancellationToken);
        if (clusters.Refusal is { } refusal)
        {
            return refusal;
        }

        var bindings = CallerBindings.Of(user.User.Name, user.User.Groups, await BindingsAsync(cancellationToken));
        var contacts = memory.Contacts();
        var items = clusters.Objects.Select(found => Item(found.Value, contacts, bindings)).Where(query.Takes);
        var mayGrant = await visible.MayAsync("create", KnownResources.K10ClusterRoleBinding, "", cancellationToken);
        return new ClusterList(ClusterItems.Sort(items), clusters.Objects.Count, mayGrant, user.User.Name);
    }

    public async Task<Outcome<ClusterDetail>> GetAsync(string name, CancellationToken cancellationToken)
    {
        var (found, refusal) = await visible.FindAsync(live.Clusters, name, cancellationToken);
        if (found is null)
        {
            return refusal!;
        }

        var all = await BindingsAsync(cancellationToken);
        var item = Item(found.Value, memory.Contacts(), CallerBindings.Of(user.User.Name, user.User.Groups, all));
        var shown = await visible.ValuesAsync(manager.Bindings, cancellationToken) ?? [];
        return ClusterDetails.Of(found.Value, item, await ExplainAsync(name, cancellationToken), shown);
    }

    // What is bound for the caller is told to the caller, whether or not they may read the bindings of others.
    private async Task<IEnumerable<K10ClusterRoleBinding>> BindingsAsync(CancellationToken cancellationToken) =>
        (await manager.Bindings.ListAsync(cancellationToken)).Select(binding => binding.Value);

    private async Task<IReadOnlyDictionary<string, TargetExplanation>> ExplainAsync(string cluster, CancellationToken cancellationToken)
    {
        var explanations = new Dictionary<string, TargetExplanation>(StringComparer.Ordinal);
        foreach (var distribution in await visible.ValuesAsync(live.Distributions, cancellationToken) ?? [])
        {
            if (memory.Explain(distribution.Metadata.Name!, cluster) is { } explanation)
            {
                explanations[distribution.Metadata.Name!] = explanation;
            }
        }

        return explanations;
    }

    private static ClusterItem Item(Cluster cluster, IReadOnlyDictionary<string, ClusterContact> contacts, CallerBindings bindings) =>
        ClusterItems.Of(cluster, contacts.GetValueOrDefault(cluster.Metadata.Name!), bindings.On(cluster.Metadata.Name!, cluster.Metadata.Labels));
}
