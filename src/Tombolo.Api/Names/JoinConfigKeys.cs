namespace Tombolo.Api.Names;

/// <summary>Data keys of ConfigMap <c>mc-join-config</c> (contract section 1.6, design section 8); all optional.</summary>
public static class JoinConfigKeys
{
    /// <summary>The name the primary should give the Cluster.</summary>
    public const string ClusterName = "cluster-name";

    /// <summary>The dashboard URL of this cluster.</summary>
    public const string ClusterIngress = "cluster-ingress";

    /// <summary>Overrides the address of the primary that is in the token.</summary>
    public const string PrimaryIngress = "primary-ingress";

    /// <summary><c>true</c> allows a primary at <c>http://</c>.</summary>
    public const string AllowInsecurePrimaryIngress = "allow-insecure-primary-ingress";

    /// <summary><c>true</c> consents to access from the primary without a <see cref="ClusterIngress"/>.</summary>
    public const string AllowPrimaryAccess = "allow-primary-access";
}
