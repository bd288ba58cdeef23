using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Client;

/// <summary>
/// The Kubernetes API of one cluster. What the server answers, errors included, is a value
/// (<see cref="KubernetesResult{T}"/>); an API server that cannot be reached is
/// <see cref="KubernetesUnreachableException"/>. Bodies are UTF-8 JSON and are sent as they are.
/// </summary>
public interface IKubernetesClient
{
    /// <summary>URL of the API server; for messages only.</summary>
    Uri Server { get; }

    Task<KubernetesResult<KubernetesObject>> GetAsync(ResourceType type, ResourceKey key, CancellationToken cancellationToken);

    /// <summary>One page; follow <see cref="ResourceList.Continue"/> or use <c>ListAllAsync</c>.</summary>
    Task<KubernetesResult<ResourceList>> ListAsync(ResourceType type, ListOptions options, CancellationToken cancellationToken);

    Task<KubernetesResult<KubernetesObject>> CreateAsync(ResourceType type, string? @namespace, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken cancellationToken);

    /// <summary>PUT of the whole object; a <c>resourceVersion</c> or <c>uid</c> in the body is a precondition.</summary>
    Task<KubernetesResult<KubernetesObject>> UpdateAsync(ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken cancellationToken);

    /// <summary>JSON patch or merge patch of the object, or of its status with <see cref="WriteOptions.Subresource"/>.</summary>
    Task<KubernetesResult<KubernetesObject>> PatchAsync(ResourceType type, ResourceKey key, PatchKind kind, ReadOnlyMemory<byte> patch, WriteOptions options, CancellationToken cancellationToken);

    /// <summary>Server-side apply of <paramref name="body"/>, which must hold apiVersion, kind and metadata.name.</summary>
    Task<KubernetesResult<KubernetesObject>> ApplyAsync(ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, ApplyOptions options, CancellationToken cancellationToken);

    /// <summary>Deletes; success also when finalizers only mark the object as terminating.</summary>
    Task<KubernetesResult<Deleted>> DeleteAsync(ResourceType type, ResourceKey key, DeleteOptions options, CancellationToken cancellationToken);

    /// <summary>
    /// One watch connection from <see cref="WatchOptions.ResourceVersion"/>; ends when the server ends it or the connection is cut. A
    /// refusal is one last event of type <see cref="WatchEventType.Error"/>; for a version that is too old its status
    /// <see cref="KubernetesStatus.IsGone"/>.
    /// </summary>
    /// <exception cref="KubernetesUnreachableException">The watch did not begin, or was silent for longer than its time-out.</exception>
    IAsyncEnumerable<WatchEvent> WatchAsync(ResourceType type, WatchOptions options, CancellationToken cancellationToken);

    /// <summary>GET of any path of the API server, for discovery, <c>/version</c> and health; the body as it came.</summary>
    Task<KubernetesResult<ReadOnlyMemory<byte>>> GetRawAsync(string path, CancellationToken cancellationToken);

    /// <summary>POST of an object that is answered and not stored: SelfSubjectAccessReview, TokenReview, TokenRequest.</summary>
    Task<KubernetesResult<KubernetesObject>> PostRawAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}
