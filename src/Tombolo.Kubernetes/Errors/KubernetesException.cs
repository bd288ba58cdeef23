namespace Tombolo.Kubernetes.Errors;

/// <summary>An answer of the API server that the caller had no other use for.</summary>
public sealed class KubernetesException(KubernetesStatus status) : Exception(status.ToString())
{
    public KubernetesStatus Status { get; } = status;
}
