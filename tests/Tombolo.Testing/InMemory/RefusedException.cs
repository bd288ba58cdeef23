using Tombolo.Kubernetes.Errors;

namespace Tombolo.Testing.InMemory;

/// <summary>Carries a refusal out of the middle of a write; never leaves the fake.</summary>
internal sealed class RefusedException(KubernetesStatus status) : Exception(status.ToString())
{
    public KubernetesStatus Status { get; } = status;
}
