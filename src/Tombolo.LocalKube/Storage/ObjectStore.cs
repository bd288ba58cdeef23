using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Storage;

/// <summary>
/// Everything a cluster knows, in memory. One revision counts all writes, as in etcd. A write names what it believes to be stored and fails when that
/// is no longer so; it costs O(log n) and a hand-over to each watcher of that resource.
/// </summary>
internal sealed class ObjectStore(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<GroupResource, ResourceCollection> _collections = [];
    private readonly List<IStoreObserver> _observers = [];
    private long _revision = 1;

    /// <summary>The revision of the last write. Every change up to it is with its watchers already.</summary>
    public long Revision => Volatile.Read(ref _revision);

    public StoredObject? Find(GroupResource resource, string @namespace, string name)
    {
        lock (_gate)
        {
            return _collections.TryGetValue(resource, out var collection) ? collection.Find(StoredObject.KeyOf(@namespace, name)) : null;
        }
    }

    public StoreSnapshot List(GroupResource resource)
    {
        lock (_gate)
        {
            return new StoreSnapshot(Collection(resource).Objects, _revision);
        }
    }

    /// <summary>How many objects of a resource there are.</summary>
    public int Count(GroupResource resource) => List(resource).Objects.Count;

    /// <summary>
    /// Creates (<paramref name="expected"/> null) or replaces an object, which gets its new resourceVersion; null when what is
    /// stored is not what was expected.
    /// </summary>
    public StoredObject? TryPut(ResourceDefinition resource, StoredObject? expected, JsonObject item)
    {
        lock (_gate)
        {
            var collection = Collection(resource.GroupResource);
            var next = StoredObject.Create(resource, item, _revision + 1);
            if (!ReferenceEquals(collection.Find(next.Key), expected))
            {
                return null;
            }

            collection.Put(next, expected);
            Volatile.Write(ref _revision, next.Revision);
            return next;
        }
    }

    /// <summary>Removes an object; null when what is stored is not what was expected, else its last state with the revision of the removal.</summary>
    public StoredObject? TryDelete(ResourceDefinition resource, StoredObject expected)
    {
        lock (_gate)
        {
            var collection = Collection(resource.GroupResource);
            if (!ReferenceEquals(collection.Find(expected.Key), expected))
            {
                return null;
            }

            var last = StoredObject.Create(resource, expected.Read(resource), _revision + 1);
            collection.Delete(expected, last);
            Volatile.Write(ref _revision, last.Revision);
            return last;
        }
    }

    /// <summary>
    /// Follows the changes after a revision; of all namespaces when <paramref name="namespace"/> is empty. Null when changes after it are forgotten.
    /// </summary>
    public StoreWatch? TryWatch(GroupResource resource, string @namespace, long afterRevision)
    {
        lock (_gate)
        {
            var collection = Collection(resource);
            return afterRevision < collection.Log.CompactedRevision
                ? null
                : collection.Follow(@namespace, afterRevision, collection.Log.Since(afterRevision));
        }
    }

    /// <summary>All objects now, and the changes from then on.</summary>
    public (StoreSnapshot Snapshot, StoreWatch Watch) ListAndWatch(GroupResource resource, string @namespace = "")
    {
        lock (_gate)
        {
            var collection = Collection(resource);
            return (new StoreSnapshot(collection.Objects, _revision), collection.Follow(@namespace, _revision, []));
        }
    }

    /// <summary>The oldest revision from which all changes of a resource are known.</summary>
    public long CompactedRevision(GroupResource resource)
    {
        lock (_gate)
        {
            return Collection(resource).Log.CompactedRevision;
        }
    }

    /// <summary>Whether a resource is known to have had no change after a revision.</summary>
    public bool IsUnchangedSince(GroupResource resource, long revision)
    {
        lock (_gate)
        {
            var log = Collection(resource).Log;
            return revision >= log.CompactedRevision && log.Since(revision).Count == 0;
        }
    }

    /// <summary>Forgets all changes up to now: who watches goes on, who begins in the past is told 410.</summary>
    public void Compact()
    {
        lock (_gate)
        {
            foreach (var collection in _collections.Values)
            {
                collection.Log.Compact(_revision);
            }
        }
    }

    /// <summary>Ends the watches of a resource that is no longer served.</summary>
    public void EndWatches(GroupResource resource)
    {
        lock (_gate)
        {
            Collection(resource).EndWatches();
        }
    }

    /// <summary>Tells of everything there is, as if it were made now, and of every change from then on.</summary>
    public void Observe(IStoreObserver observer)
    {
        lock (_gate)
        {
            foreach (var (resource, collection) in _collections)
            {
                foreach (var stored in collection.Objects)
                {
                    observer.OnChange(resource, new StoreEvent(StoreEventType.Added, stored, null, time.GetTimestamp()));
                }
            }

            _observers.Add(observer);
        }
    }

    /// <summary>Everything there is, by resource.</summary>
    public IReadOnlyList<KeyValuePair<GroupResource, ImmutableSortedSet<StoredObject>>> Snapshot()
    {
        lock (_gate)
        {
            return [.. _collections.Select(each => KeyValuePair.Create(each.Key, each.Value.Objects))];
        }
    }

    private ResourceCollection Collection(GroupResource resource)
    {
        if (!_collections.TryGetValue(resource, out var collection))
        {
            collection = new ResourceCollection(resource, _gate, time, _observers);
            _collections.Add(resource, collection);
        }

        return collection;
    }
}
