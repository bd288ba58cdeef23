using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Informers;

/// <summary>
/// Turns what is listed and watched into changes: decodes, compares with the store, stores, then tells the subscribers. One lock orders it
/// all, so that a new subscriber sees each object and each change exactly once; readers of the store do not wait for it.
/// </summary>
internal sealed class InformerCache<T> : IListWatchSink
{
    private readonly Lock _gate = new();
    private readonly ResourceType _type;
    private readonly InformerOptions<T> _options;
    private readonly ILogger _logger;
    private readonly Subscribers<T> _subscribers;
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InformerCache(ResourceType type, InformerOptions<T> options, ILogger logger)
    {
        _type = type;
        _options = options;
        _logger = logger;
        _subscribers = new(type, _gate, logger);
        Store = new(options.Indexers);
    }

    public ObjectStore<T> Store { get; }

    /// <summary>Completed once the first complete list is in the store.</summary>
    public Task Synced => _synced.Task;

    public IDisposable Subscribe(Action<ResourceChange<T>> handler)
    {
        lock (_gate)
        {
            var subscription = _subscribers.Add(handler);
            foreach (var (key, stored) in Store.Entries())
            {
                subscription.Call(new(ResourceChangeType.Added, key, stored.Value, default));
            }

            return subscription;
        }
    }

    public void Resync()
    {
        lock (_gate)
        {
            foreach (var (key, stored) in Store.Entries())
            {
                _subscribers.Publish(new(ResourceChangeType.Resynced, key, stored.Value, stored.Value));
            }
        }
    }

    public void Replace(IReadOnlyList<KubernetesObject> objects)
    {
        lock (_gate)
        {
            var listed = objects.Select(each => each.Key).ToHashSet();
            foreach (var (key, _) in Store.Entries().Where(entry => !listed.Contains(entry.Key)))
            {
                Remove(key);
            }

            foreach (var each in objects)
            {
                Set(each);
            }
        }

        _synced.TrySetResult();
    }

    public void Set(KubernetesObject changed)
    {
        lock (_gate)
        {
            var (uid, version) = (changed.Metadata.Uid, changed.Metadata.ResourceVersion);
            var known = Store.TryGet(changed.Key, out var before);
            if (known && before.Uid == uid && before.ResourceVersion == version)
            {
                return;
            }

            if (known && before.Uid != uid)
            {
                // In between it was deleted and made again.
                Remove(changed.Key);
                known = false;
            }

            if (!TryDecode(changed, out var value))
            {
                return;
            }

            if (value is null)
            {
                Remove(changed.Key);
                return;
            }

            Store.Set(changed.Key, new(value, uid, version));
            _subscribers.Publish(new(known ? ResourceChangeType.Updated : ResourceChangeType.Added, changed.Key, value, known ? before.Value : default));
        }
    }

    public void Remove(KubernetesObject removed) => Remove(removed.Key);

    private void Remove(ResourceKey key)
    {
        lock (_gate)
        {
            if (Store.TryGet(key, out var before))
            {
                Store.Remove(key);
                _subscribers.Publish(new(ResourceChangeType.Deleted, key, default, before.Value));
            }
        }
    }

    private bool TryDecode(KubernetesObject found, out T? value)
    {
        try
        {
            value = _options.Decode(found);
            return true;
        }
        catch (Exception e)
        {
            // Anything an object holds may be what a decoder fails on, and others must not suffer for it. Where, but not what, is
            // logged: the message of an exception may quote a value.
            var place = e is JsonException { Path: { } path } ? path : "the object";
            InformerLog.DecodeFailed(_logger, _type, found.Key, place, e.GetType().Name);
            _options.DecodeFailed?.Invoke(found.Key);
            value = default;
            return false;
        }
    }
}
