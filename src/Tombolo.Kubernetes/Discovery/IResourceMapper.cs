using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Discovery;

/// <summary>Finds the resource that serves a kind (what Kubernetes calls REST mapping).</summary>
public interface IResourceMapper
{
    /// <summary>The resource of a kind; an error with code 404 and reason <c>NoKindMatch</c> when the server serves none.</summary>
    /// <exception cref="KubernetesUnreachableException">The API server did not answer.</exception>
    Task<KubernetesResult<ResourceType>> MapAsync(GroupVersionKind kind, CancellationToken cancellationToken);
}
