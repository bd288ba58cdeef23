using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>What a user entry says.</summary>
internal sealed record KubeconfigUser(ICredentialProvider Credentials, Impersonation? Impersonation)
{
    public static KubeconfigUser Anonymous { get; } = new(FixedCredential.Anonymous, null);
}
