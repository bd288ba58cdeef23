using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Controllers.Garbage;

/// <summary>Which objects name which owners. Kept up to date by the changes of the store, and safe for use by several threads.</summary>
internal sealed class DependentIndex
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<ObjectIdentity>> _dependents = new(StringComparer.Ordinal);

    public void Follow(GroupResource resource, StoreEvent change)
    {
        var before = change.Previous?.OwnerUids ?? [];
        var after = change.Type == StoreEventType.Deleted ? [] : change.Object.OwnerUids;
        if (before.Count == 0 && after.Count == 0)
        {
            return;
        }

        var identity = ObjectIdentity.Of(resource, change.Object);
        lock (_gate)
        {
            foreach (var uid in before.Except(after, StringComparer.Ordinal))
            {
                Remove(uid, identity);
            }

            foreach (var uid in after)
            {
                if (!_dependents.TryGetValue(uid, out var dependents))
                {
                    _dependents.Add(uid, dependents = []);
                }

                dependents.Add(identity);
            }
        }
    }

    public IReadOnlyList<ObjectIdentity> Of(string ownerUid)
    {
        lock (_gate)
        {
            return _dependents.TryGetValue(ownerUid, out var dependents) ? [.. dependents] : [];
        }
    }

    private void Remove(string uid, ObjectIdentity identity)
    {
        if (_dependents.TryGetValue(uid, out var dependents) && dependents.Remove(identity) && dependents.Count == 0)
        {
            _dependents.Remove(uid);
        }
    }
}
