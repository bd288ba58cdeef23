using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Primary.Distributions.Removals;

/// <summary>What clusters acknowledged that they hold, as their status keeps it.</summary>
internal sealed class ClusterHolds(IResourceInformer<Cluster> clusters)
{
    /// <summary>Null when it is not known.</summary>
    public IReadOnlyList<HeldDistribution>? Of(string cluster) => Find(cluster)?.Status?.Holds;

    public Cluster? Find(string cluster) => clusters.TryGet(new ResourceKey(WellKnownNamespaces.MultiCluster, cluster), out var found) ? found : null;
}
