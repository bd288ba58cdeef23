using System.Collections.Immutable;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Storage;

/// <summary>What a store had at one time, and the way back to it: changes like any other to those who watch, without regard to finalizers.</summary>
internal sealed class StoreBaseline
{
    private readonly ObjectStore _store;
    private readonly Dictionary<GroupResource, ImmutableDictionary<string, StoredObject>> _objects;

    private StoreBaseline(ObjectStore store, Dictionary<GroupResource, ImmutableDictionary<string, StoredObject>> objects) => (_store, _objects) = (store, objects);

    public static StoreBaseline Take(ObjectStore store) => new(
        store,
        store.Snapshot().ToDictionary(each => each.Key, each => each.Value.ToImmutableDictionary(stored => stored.Key, StringComparer.Ordinal)));

    /// <summary>Goes back, and tells whether there was anything to do: what others do meanwhile needs another step.</summary>
    public bool Restore(ResourceRegistry registry)
    {
        var changed = false;

        // Definitions last: without them their objects cannot be written.
        foreach (var (resource, objects) in _store.Snapshot().OrderBy(each => each.Key == BuiltInResources.CustomResourceDefinitions))
        {
            if (registry.Current.Find(resource) is { } definition)
            {
                changed |= Restore(definition, objects);
            }
        }

        return changed;
    }

    private bool Restore(ResourceDefinition resource, ImmutableSortedSet<StoredObject> present)
    {
        var wanted = _objects.GetValueOrDefault(resource.GroupResource, ImmutableDictionary.Create<string, StoredObject>(StringComparer.Ordinal));
        var added = present.Where(stored => !wanted.ContainsKey(stored.Key)).ToList();
        added.ForEach(stored => _store.TryDelete(resource, stored));
        var differing = wanted.Values.Where(stored => !ReferenceEquals(Present(stored), stored)).ToList();
        foreach (var stored in differing)
        {
            if (_store.TryPut(resource, Present(stored), stored.Read()) is { } again)
            {
                wanted = wanted.SetItem(again.Key, again);
            }
        }

        _objects[resource.GroupResource] = wanted;
        return added.Count > 0 || differing.Count > 0;

        StoredObject? Present(StoredObject stored) => present.TryGetValue(stored, out var found) ? found : null;
    }
}
