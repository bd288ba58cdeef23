namespace Tombolo.Api.Names;

/// <summary>Data keys of Secret <c>mc-cluster-info</c> (contract sections 1.8 and U6). Unknown keys are opaque and kept.</summary>
public static class ClusterInfoKeys
{
    /// <summary>The name under which the primary knows this cluster.</summary>
    public const string ClusterName = "clusterName";

    /// <summary>The primary's multi-cluster endpoint.</summary>
    public const string Endpoint = "endpoint";

    /// <summary>The primary's dashboard URL.</summary>
    public const string PrimaryIngress = "primaryIngress";

    /// <summary>The name of the primary.</summary>
    public const string PrimaryName = "primaryName";

    /// <summary>The id of this cluster, <c>status.id</c> of its Cluster.</summary>
    public const string ClusterId = "clusterId";

    /// <summary>Thumbprint of the primary's key that this cluster pins.</summary>
    public const string PrimaryKey = "primaryKey";

    /// <summary>Pins of the primary's ingress, separated by commas; absent when its certificate is trusted by the usual anchors.</summary>
    public const string PrimaryPins = "primaryPins";

    /// <summary>Addresses of the primary in order of preference, one a line.</summary>
    public const string PrimaryUrls = "primaryURLs";

    /// <summary>Hash of the token that this cluster joined with.</summary>
    public const string TokenHash = "tokenHash";

    /// <summary>The incarnation of this membership.</summary>
    public const string Incarnation = "incarnation";
}
