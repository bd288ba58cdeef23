namespace Tombolo.Api.Names;

/// <summary>Finalizers of the contract (sections 1.2 and 1.3).</summary>
public static class Finalizers
{
    /// <summary>On a secondary Cluster: blocks deletion until the remote side is cleaned.</summary>
    public const string ClusterInfo = "dist.kio.kasten.io/cluster-info";

    /// <summary>On a Distribution: blocks deletion until its copies are gone.</summary>
    public const string Distribution = "distributions.dist.kio.kasten.io";
}
