using System.Collections.Immutable;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Storage;

/// <summary>The objects of one resource, their last changes, and who follows them. Everything under the store's lock.</summary>
internal sealed class ResourceCollection(GroupResource resource, Lock gate, TimeProvider time, IReadOnlyList<IStoreObserver> observers)
{
    private readonly HashSet<StoreWatch> _watches = [];

    public ImmutableSortedSet<StoredObject> Objects { get; private set; } = ImmutableSortedSet.Create<StoredObject>(StoredObjectOrder.Instance);

    public EventLog Log { get; } = new(time);

    public StoredObject? Find(string key) => Objects.TryGetValue(StoredObject.Probe(key), out var found) ? found : null;

    public void Put(StoredObject item, StoredObject? previous)
    {
        Objects = (previous is null ? Objects : Objects.Remove(previous)).Add(item);
        Publish(new StoreEvent(previous is null ? StoreEventType.Added : StoreEventType.Modified, item, previous, time.GetTimestamp()));
    }

    public void Delete(StoredObject previous, StoredObject last)
    {
        Objects = Objects.Remove(previous);
        Publish(new StoreEvent(StoreEventType.Deleted, last, previous, time.GetTimestamp()));
    }

    public StoreWatch Follow(string @namespace, long revision, IEnumerable<StoreEvent> missed)
    {
        var watch = new StoreWatch(this, @namespace, revision);
        foreach (var change in missed)
        {
            watch.Publish(change);
        }

        _watches.Add(watch);
        return watch;
    }

    public void Remove(StoreWatch watch)
    {
        lock (gate)
        {
            _watches.Remove(watch);
        }
    }

    /// <summary>Ends all watches, as when the resource is no longer served.</summary>
    public void EndWatches()
    {
        foreach (var watch in _watches)
        {
            watch.End();
        }

        _watches.Clear();
    }

    private void Publish(StoreEvent change)
    {
        Log.Append(change);
        foreach (var observer in observers)
        {
            observer.OnChange(resource, change);
        }

        foreach (var watch in _watches)
        {
            watch.Publish(change);
        }
    }
}
