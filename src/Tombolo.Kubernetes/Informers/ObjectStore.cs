using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Informers;

/// <summary>The objects of an informer by key and by index. Safe for use by many at a time; nobody holds it for longer than a look.</summary>
internal sealed class ObjectStore<T>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ResourceKey, StoredObject<T>> _objects = [];
    private readonly Dictionary<string, ObjectIndex<T>> _indexes;
    private T[]? _snapshot = [];

    public ObjectStore(IReadOnlyDictionary<string, Func<T, IEnumerable<string>>> indexers) =>
        _indexes = indexers.ToDictionary(indexer => indexer.Key, indexer => new ObjectIndex<T>(indexer.Value), StringComparer.Ordinal);

    public bool TryGet(ResourceKey key, out StoredObject<T> found)
    {
        lock (_lock)
        {
            return _objects.TryGetValue(key, out found);
        }
    }

    /// <summary>All values; the same array until something changes.</summary>
    public IReadOnlyCollection<T> List()
    {
        lock (_lock)
        {
            return _snapshot ??= [.. _objects.Values.Select(stored => stored.Value)];
        }
    }

    /// <exception cref="ArgumentException">There is no index of that name.</exception>
    public IReadOnlyCollection<T> ListByIndex(string indexName, string value)
    {
        lock (_lock)
        {
            return _indexes.TryGetValue(indexName, out var index)
                ? index.Find(value)
                : throw new ArgumentException($"there is no index \"{indexName}\"; there are: {string.Join(", ", _indexes.Keys)}", nameof(indexName));
        }
    }

    public KeyValuePair<ResourceKey, StoredObject<T>>[] Entries()
    {
        lock (_lock)
        {
            return [.. _objects];
        }
    }

    public void Set(ResourceKey key, StoredObject<T> stored)
    {
        lock (_lock)
        {
            foreach (var index in _indexes.Values)
            {
                index.Set(key, stored.Value);
            }

            _objects[key] = stored;
            _snapshot = null;
        }
    }

    public void Remove(ResourceKey key)
    {
        lock (_lock)
        {
            foreach (var index in _indexes.Values)
            {
                index.Remove(key);
            }

            _objects.Remove(key);
            _snapshot = null;
        }
    }
}
