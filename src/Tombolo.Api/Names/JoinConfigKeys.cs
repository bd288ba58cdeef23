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

    /// <summary>How this cluster proves who it is: <see cref="MethodToken"/>, or <see cref="MethodOidc"/> without any Secret.</summary>
    public const string JoinMethod = "join-method";

    /// <summary>By the join token in Secret <c>mc-join</c>; the default.</summary>
    public const string MethodToken = "token";

    /// <summary>By a token of its own service account, which a ClusterTrust on the primary believes.</summary>
    public const string MethodOidc = "oidc";

    /// <summary>With <see cref="MethodOidc"/>: thumbprint of the primary's key. Without it the primary is whoever answers at the verified address.</summary>
    public const string PrimaryFingerprint = "primary-fingerprint";

    /// <summary>With <see cref="MethodOidc"/>: for whom the service-account token is made; the URL of the primary when it is absent.</summary>
    public const string PrimaryAudience = "primary-audience";

    /// <summary><c>true</c> consents to access from the primary without a <see cref="ClusterIngress"/>.</summary>
    public const string AllowPrimaryAccess = "allow-primary-access";
}
