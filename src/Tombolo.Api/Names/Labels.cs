namespace Tombolo.Api.Names;

/// <summary>Keys of labels (contract sections 1.2, 1.10 and U8, U16).</summary>
public static class Labels
{
    /// <summary>On a Cluster: <see cref="ClusterTypes.Primary"/> or <see cref="ClusterTypes.Secondary"/>.</summary>
    public const string ClusterType = "dist.kio.kasten.io/cluster-type";

    /// <summary>On a copy: the name of the Distribution that owns it first.</summary>
    public const string Distribution = "dist.kio.kasten.io/distribution";

    /// <summary>On a copy: the id of the primary it comes from.</summary>
    public const string Origin = "tombolo.io/origin";

    /// <summary>On the ServiceAccount for access from the primary: the name of that primary.</summary>
    public const string MultiClusterServiceAccount = "k10.kasten.io/k10-multi-cluster-sa";

    /// <summary>On a ClusterRoleBinding written on a target: the name of its K10ClusterRoleBinding.</summary>
    public const string MultiClusterBinding = "k10.kasten.io/k10-multi-cluster-binding";

    /// <summary>Who manages an object that a server made.</summary>
    public const string ManagedBy = "app.kubernetes.io/managed-by";

    /// <summary>The value of <see cref="ManagedBy"/> on our objects.</summary>
    public const string ManagedByTombolo = "tombolo";
}
