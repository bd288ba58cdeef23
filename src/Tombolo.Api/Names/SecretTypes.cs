namespace Tombolo.Api.Names;

/// <summary>Types of Secrets (contract sections 1.4 and 1.11, and the Kubernetes API).</summary>
public static class SecretTypes
{
    public const string JoinToken = "dist.kio.kasten.io/join-token";
    public const string Opaque = "Opaque";
    public const string ServiceAccountToken = "kubernetes.io/service-account-token";
    public const string BootstrapToken = "bootstrap.kubernetes.io/token";

    /// <summary>Type of the Secrets that hold keys of a server; never a payload.</summary>
    public const string Identity = "tombolo.io/identity";
}
