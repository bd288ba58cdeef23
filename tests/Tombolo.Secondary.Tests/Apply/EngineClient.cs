using System.Collections.Concurrent;
using System.Text;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Secondary.Tests.Apply;

/// <summary>The client that the engine under test gets: it keeps what the engine sent, apart from what the test itself does to the same API.</summary>
internal sealed class EngineClient(IKubernetesClient inner) : IKubernetesClient
{
    private readonly ConcurrentQueue<EngineRequest> _requests = [];

    public Uri Server => inner.Server;

    /// <summary>Refuses or loses a write, or lets it pass with null.</summary>
    public Func<EngineRequest, KubernetesStatus?>? BeforeWrite { get; set; }

    /// <summary>Called after a write that the API accepted; an exception is an answer that was lost.</summary>
    public Action<EngineRequest>? AfterWrite { get; set; }

    /// <summary>Writes of the engine that the API accepted, in order.</summary>
    public IReadOnlyList<EngineRequest> Writes => [.. _requests.Where(request => request.IsWrite && request.Accepted)];

    /// <summary>Writes of the engine that the API refused, in order.</summary>
    public IReadOnlyList<EngineRequest> RefusedWrites => [.. _requests.Where(request => request.IsWrite && !request.Accepted)];

    public int RequestCount => _requests.Count;

    public int ReadCount(ResourceType type) => _requests.Count(request => request.Verb == "get" && request.Type == type);

    public void Forget() => _requests.Clear();

    public async Task<KubernetesResult<KubernetesObject>> GetAsync(ResourceType type, ResourceKey key, CancellationToken cancellationToken) =>
        Keep(new EngineRequest("get", type, key.Name, "", IsForced: false), await inner.GetAsync(type, key, cancellationToken));

    public Task<KubernetesResult<ResourceList>> ListAsync(ResourceType type, ListOptions options, CancellationToken cancellationToken) =>
        inner.ListAsync(type, options, cancellationToken);

    public Task<KubernetesResult<KubernetesObject>> CreateAsync(ResourceType type, string? @namespace, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException("the engine never creates without server-side apply");

    public Task<KubernetesResult<KubernetesObject>> UpdateAsync(ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException("the engine never replaces an object as a whole");

    public async Task<KubernetesResult<KubernetesObject>> PatchAsync(ResourceType type, ResourceKey key, PatchKind kind, ReadOnlyMemory<byte> patch, WriteOptions options, CancellationToken cancellationToken)
    {
        var request = new EngineRequest("patch", type, key.Name, Encoding.UTF8.GetString(patch.Span), IsForced: false);
        return Refuse<KubernetesObject>(request) ?? Keep(request, await inner.PatchAsync(type, key, kind, patch, options, cancellationToken));
    }

    public async Task<KubernetesResult<KubernetesObject>> ApplyAsync(ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, ApplyOptions options, CancellationToken cancellationToken)
    {
        var request = new EngineRequest("apply", type, key.Name, Encoding.UTF8.GetString(body.Span), options.Force);
        return Refuse<KubernetesObject>(request) ?? Keep(request, await inner.ApplyAsync(type, key, body, options, cancellationToken));
    }

    public async Task<KubernetesResult<Deleted>> DeleteAsync(ResourceType type, ResourceKey key, DeleteOptions options, CancellationToken cancellationToken)
    {
        Assert.False(string.IsNullOrEmpty(options.Uid), "the engine deletes with a uid precondition only");
        var request = new EngineRequest("delete", type, key.Name, "", IsForced: false) { Uid = options.Uid };
        return Refuse<Deleted>(request) ?? Keep(request, await inner.DeleteAsync(type, key, options, cancellationToken));
    }

    public IAsyncEnumerable<WatchEvent> WatchAsync(ResourceType type, WatchOptions options, CancellationToken cancellationToken) =>
        inner.WatchAsync(type, options, cancellationToken);

    public Task<KubernetesResult<ReadOnlyMemory<byte>>> GetRawAsync(string path, CancellationToken cancellationToken) => inner.GetRawAsync(path, cancellationToken);

    public Task<KubernetesResult<KubernetesObject>> PostRawAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        inner.PostRawAsync(path, body, cancellationToken);

    private KubernetesResult<T>? Refuse<T>(EngineRequest request)
    {
        if (BeforeWrite?.Invoke(request) is not { } refusal)
        {
            return null;
        }

        _requests.Enqueue(request);
        return KubernetesResult<T>.Failure(refusal);
    }

    private KubernetesResult<T> Keep<T>(EngineRequest request, KubernetesResult<T> result)
    {
        _requests.Enqueue(request with { Accepted = result.IsSuccess });
        if (request.IsWrite && result.IsSuccess)
        {
            AfterWrite?.Invoke(result.Value is KubernetesObject written ? request with { Uid = written.Metadata.Uid } : request);
        }

        return result;
    }
}
