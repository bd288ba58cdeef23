using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>The fleet by the Cluster informer. One that is going is found last, so that it does not hide its successor.</summary>
internal sealed class InformerFleet(IResourceInformer<Cluster> clusters) : IFleet
{
    public Cluster? FindById(string clusterId) => First(ClusterInformer.ById, clusterId);

    public Cluster? FindByName(string name) => clusters.TryGet(new ResourceKey(WellKnownNamespaces.MultiCluster, name), out var found) ? found : null;

    public Cluster? FindByKey(string thumbprint) => First(ClusterInformer.ByKey, thumbprint);

    public Cluster? FindBySubject(string subject) => First(ClusterInformer.BySubject, subject);

    public int CountUses(string tokenId, string exceptId) =>
        clusters.ListByIndex(ClusterInformer.ByTokenId, tokenId).Count(cluster => cluster.MemberId() != exceptId);

    private Cluster? First(string index, string value) =>
        clusters.ListByIndex(index, value).OrderBy(cluster => cluster.IsDeleting()).ThenBy(cluster => cluster.Metadata.CreationTimestamp).FirstOrDefault();
}
