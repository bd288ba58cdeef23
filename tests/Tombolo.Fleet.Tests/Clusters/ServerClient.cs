using System.Runtime.CompilerServices;
using Tombolo.Api.Resources;
using Tombolo.Fleet.Tests.Faults;
using Tombolo.Fleet.Tests.Invariants;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Testing.InMemory;

namespace Tombolo.Fleet.Tests.Clusters;

/// <summary>The way from one process of the server to the API server of its cluster: fails as it is told, ends with the process, and has each write looked at before it is done.</summary>
internal sealed class ServerClient(InMemoryKubernetes api, ClusterFaults faults, IWriteGuard guard, Action died) : IKubernetesClient
{
    private int _writesToLive = int.MaxValue;
    private volatile bool _isDead;

    public Uri Server => api.Server;

    /// <summary>The process does nothing any more.</summary>
    public bool IsDead => _isDead;

    public void Kill() => _isDead = true;

    /// <summary>The process dies right after so many more writes.</summary>
    public void DieAfter(int writes) => Volatile.Write(ref _writesToLive, writes);

    public Task<KubernetesResult<KubernetesObject>> GetAsync(ResourceType type, ResourceKey key, CancellationToken cancellationToken) =>
        ReadAsync(() => api.GetAsync(type, key, cancellationToken));

    public Task<KubernetesResult<ResourceList>> ListAsync(ResourceType type, ListOptions options, CancellationToken cancellationToken) =>
        ReadAsync(() => api.ListAsync(type, options, cancellationToken));

    public Task<KubernetesResult<ReadOnlyMemory<byte>>> GetRawAsync(string path, CancellationToken cancellationToken) =>
        ReadAsync(() => api.GetRawAsync(path, cancellationToken));

    public Task<KubernetesResult<KubernetesObject>> PostRawAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        ReadAsync(() => api.PostRawAsync(path, body, cancellationToken));

    public Task<KubernetesResult<KubernetesObject>> CreateAsync(ResourceType type, string? @namespace, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken cancellationToken) =>
        WriteAsync(new ServerWrite("create", type, new ResourceKey(@namespace ?? "", ""), options.FieldManager, body), () => api.CreateAsync(type, @namespace, body, options, cancellationToken));

    public Task<KubernetesResult<KubernetesObject>> UpdateAsync(ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, WriteOptions options, CancellationToken cancellationToken) =>
        WriteAsync(new ServerWrite("update", type, key, options.FieldManager, body), () => api.UpdateAsync(type, key, body, options, cancellationToken));

    public Task<KubernetesResult<KubernetesObject>> PatchAsync(ResourceType type, ResourceKey key, PatchKind kind, ReadOnlyMemory<byte> patch, WriteOptions options, CancellationToken cancellationToken) =>
        WriteAsync(new ServerWrite("patch", type, key, options.FieldManager, patch), () => api.PatchAsync(type, key, kind, patch, options, cancellationToken));

    public Task<KubernetesResult<KubernetesObject>> ApplyAsync(ResourceType type, ResourceKey key, ReadOnlyMemory<byte> body, ApplyOptions options, CancellationToken cancellationToken) =>
        WriteAsync(new ServerWrite("apply", type, key, options.FieldManager, body), () => api.ApplyAsync(type, key, body, options, cancellationToken));

    public Task<KubernetesResult<Deleted>> DeleteAsync(ResourceType type, ResourceKey key, DeleteOptions options, CancellationToken cancellationToken) =>
        WriteAsync(new ServerWrite("delete", type, key, null, default) { Delete = options }, () => api.DeleteAsync(type, key, options, cancellationToken));

    public async IAsyncEnumerable<WatchEvent> WatchAsync(ResourceType type, WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Before(out _);
        await foreach (var next in api.WatchAsync(type, options, cancellationToken))
        {
            await faults.WatchAsync(cancellationToken);
            Before(out _);
            yield return next;
        }
    }

    private Task<KubernetesResult<T>> ReadAsync<T>(Func<Task<KubernetesResult<T>>> read)
    {
        if (Before(out var fault) is { } refusal)
        {
            return Task.FromResult(KubernetesResult<T>.Failure(refusal));
        }

        return fault == RequestFault.AnswerLost ? throw Lost() : read();
    }

    private async Task<KubernetesResult<T>> WriteAsync<T>(ServerWrite write, Func<Task<KubernetesResult<T>>> act)
    {
        if (Before(out var fault) is { } refusal)
        {
            return KubernetesResult<T>.Failure(refusal);
        }

        var result = await guard.DoAsync(write, act, done => done.IsSuccess);
        if (result.IsSuccess && Interlocked.Decrement(ref _writesToLive) == 0)
        {
            _isDead = true;
            died();
        }

        return _isDead || fault == RequestFault.AnswerLost ? throw Lost() : result;
    }

    private KubernetesStatus? Before(out RequestFault fault)
    {
        fault = faults.Take();
        if (_isDead || fault == RequestFault.NotSent)
        {
            throw Lost();
        }

        return fault switch
        {
            RequestFault.Conflict => new KubernetesStatus(409, "Conflict", "injected", [], null),
            RequestFault.TooManyRequests => new KubernetesStatus(429, "TooManyRequests", "injected", [], TimeSpan.FromSeconds(1)),
            RequestFault.InternalError => new KubernetesStatus(500, "InternalError", "injected", [], null),
            _ => null,
        };
    }

    private KubernetesUnreachableException Lost() => new(api.Server, new HttpRequestException("injected"));
}
