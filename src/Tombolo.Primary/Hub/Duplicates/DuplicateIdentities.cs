using System.Collections.Concurrent;
using Tombolo.Primary.Membership;

namespace Tombolo.Primary.Hub.Duplicates;

/// <summary>
/// The clusters whose key is used by two processes at once, for example because a cluster was cloned (design section 5). While that lasts nothing is
/// removed on either; it ends by itself.
/// </summary>
/// <param name="wasSaid">Whether it was said of the cluster before this hub started.</param>
internal sealed class DuplicateIdentities(Func<Member, bool> wasSaid, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Entry> _clusters = new(StringComparer.Ordinal);

    /// <summary>Told of clusters, by id, for which it ended; only signals.</summary>
    public Action<string> Ended { get; set; } = _ => { };

    public bool Contains(string clusterId)
    {
        if (!_clusters.TryGetValue(clusterId, out var entry))
        {
            return false;
        }

        lock (entry)
        {
            return entry.History.IsDuplicate(time.GetUtcNow());
        }
    }

    /// <summary>A session of this process became the live one of its cluster.</summary>
    /// <returns>Whether the identity counts as used twice.</returns>
    public bool Activated(Member member, string instance)
    {
        var entry = _clusters.GetOrAdd(member.Id, _ => new Entry());
        lock (entry)
        {
            var now = time.GetUtcNow();
            if (entry.IsNew && wasSaid(member))
            {
                entry.History.Assume(now);
            }

            entry.IsNew = false;
            entry.History.Activated(instance, now);
            if (!entry.History.IsDuplicate(now))
            {
                return false;
            }

            entry.End?.Dispose();
            entry.End = time.CreateTimer(_ => Ended(member.Id), null, entry.History.DuplicateUntil - now, Timeout.InfiniteTimeSpan);
            return true;
        }
    }

    public void Dispose()
    {
        foreach (var entry in _clusters.Values)
        {
            lock (entry)
            {
                entry.End?.Dispose();
            }
        }
    }

    private sealed class Entry
    {
        public InstanceHistory History { get; } = new();

        public bool IsNew { get; set; } = true;

        public ITimer? End { get; set; }
    }
}
