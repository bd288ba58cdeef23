using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Kubernetes.Informers;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Primary.Membership;

/// <summary>Finds the Cluster of this very cluster as the primary.</summary>
internal sealed class PrimaryClusterFinder(IResourceInformer<Cluster> clusters, ClusterContext context)
{
    /// <summary>Null while this cluster is no primary. A primary Cluster of another cluster, as a restored backup may bring, does not count.</summary>
    public PrimaryCluster? Find()
    {
        var found = clusters.ListByIndex(ClusterInformer.ByType, ClusterTypes.Primary).FirstOrDefault(cluster => cluster.MemberId() == context.ClusterUid);
        if (found is null)
        {
            return null;
        }

        var ingress = IngressUrl.TryParse(found.Spec?.Location.Ingress?.Url, out var url, out _) ? url : null;
        return new PrimaryCluster(found.Name(), context.ClusterUid, ingress, found.IsDeleting());
    }
}
