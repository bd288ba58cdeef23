namespace Tombolo.Api.Names;

/// <summary>Names of namespaces that are fixed by the contract (section 1.0).</summary>
public static class WellKnownNamespaces
{
    /// <summary>Where Bootstraps, Clusters, Distributions, join tokens and global resources live on the primary.</summary>
    public const string MultiCluster = "kasten-io-mc";

    /// <summary>The default of the K10 namespace, where local copies live on every cluster.</summary>
    public const string DefaultK10 = "kasten-io";
}
