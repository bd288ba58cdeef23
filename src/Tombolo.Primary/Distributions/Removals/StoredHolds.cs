using Tombolo.Api.Clusters;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Membership;

namespace Tombolo.Primary.Distributions.Removals;

/// <summary>What the status of the Clusters says that they hold.</summary>
internal sealed class StoredHolds(IResourceInformer<Cluster> clusters)
{
    /// <summary>
    /// Whether a Cluster that stays is still said to hold copies of the Distribution. It must not go before: a hub that finds copies of a Distribution
    /// that does not exist concludes nothing from that, and keeps them.
    /// </summary>
    public bool IsHeld(string distribution) => clusters.List().Any(cluster =>
        !cluster.IsDeleting() && cluster.Status?.Holds is { } holds && holds.Any(hold => hold.Name == distribution));
}
