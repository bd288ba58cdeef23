using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Kubernetes.Informers;

/// <summary>
/// The informer over a real API. Between <see cref="RunAsync"/> and its end it survives every failure: of the API server, which it tries
/// again with back-off while <see cref="LastError"/> tells why, and of single objects, which it skips. What failed to be read is never
/// taken as gone.
/// </summary>
public sealed class ResourceInformer<T> : IResourceInformer<T>
{
    private readonly InformerCache<T> _cache;
    private readonly ListWatch _listWatch;
    private readonly TimeSpan? _resyncPeriod;
    private readonly TimeProvider _time;
    private int _running;

    /// <param name="client">Stays the caller's.</param>
    public ResourceInformer(IKubernetesClient client, ResourceType type, InformerOptions<T> options, TimeProvider time, ILogger<ResourceInformer<T>> logger)
    {
        Type = type;
        _time = time;
        _resyncPeriod = options.ResyncPeriod;
        _cache = new(type, options, logger);
        var scope = new ListWatchOptions(
            options.Namespace, options.LabelSelector, options.FieldSelector, options.PageSize, options.WatchTimeout, options.MaxBackOff, options.Random);
        _listWatch = new(client, type, scope, _cache, time, logger);
    }

    /// <inheritdoc/>
    public ResourceType Type { get; }

    /// <inheritdoc/>
    public bool HasSynced => _cache.Synced.IsCompleted;

    /// <inheritdoc/>
    public string? LastError => _listWatch.LastError;

    /// <summary>Keeps the store until <paramref name="cancellationToken"/> is cancelled, which is no error; the store stays readable after it.</summary>
    /// <exception cref="InvalidOperationException">It runs, or ran, already.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            throw new InvalidOperationException($"the informer of {Type} is run once");
        }

        try
        {
            await Task.WhenAll(_listWatch.RunAsync(cancellationToken), ResyncAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to stop.
        }
    }

    /// <inheritdoc/>
    public Task WaitForSyncAsync(CancellationToken cancellationToken) => _cache.Synced.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public bool TryGet(ResourceKey key, [MaybeNullWhen(false)] out T value)
    {
        var found = _cache.Store.TryGet(key, out var stored);
        value = stored.Value;
        return found;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<T> List() => _cache.Store.List();

    /// <inheritdoc/>
    public IReadOnlyCollection<T> ListByIndex(string indexName, string value) => _cache.Store.ListByIndex(indexName, value);

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<ResourceChange<T>> handler) => _cache.Subscribe(handler);

    private async Task ResyncAsync(CancellationToken cancellationToken)
    {
        if (_resyncPeriod is not { } period)
        {
            return;
        }

        using var timer = new PeriodicTimer(period, _time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            _cache.Resync();
        }
    }
}
