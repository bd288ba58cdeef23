namespace Tombolo.Primary.Hub.Limits;

/// <summary>
/// Limits how often something may happen for each of many keys: a burst, then one per refill time. Bounded: when too many keys are known, those are
/// forgotten that were not used for longest. Thread-safe.
/// </summary>
internal sealed class TokenBuckets(int burst, TimeSpan refill, TimeProvider time, int remembered = 4096)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Bucket>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Bucket> _byUse = new();

    /// <summary>Keys that are known at the moment.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _byKey.Count;
            }
        }
    }

    /// <summary>Whether nothing is left for this key.</summary>
    public bool IsEmpty(string key)
    {
        lock (_lock)
        {
            return _byKey.TryGetValue(key, out var node) && Level(node.Value) < 1;
        }
    }

    /// <summary>Takes one.</summary>
    /// <param name="wait">Until there is one again, when there is none.</param>
    public bool TryTake(string key, out TimeSpan wait)
    {
        lock (_lock)
        {
            var node = Use(key);
            var level = Level(node.Value);
            wait = level < 1 ? (1 - level) * refill : TimeSpan.Zero;
            if (level < 1)
            {
                return false;
            }

            node.Value = node.Value with { Level = level - 1, Time = time.GetTimestamp() };
            return true;
        }
    }

    private double Level(Bucket bucket) => Math.Min(burst, bucket.Level + (time.GetElapsedTime(bucket.Time) / refill));

    private LinkedListNode<Bucket> Use(string key)
    {
        if (_byKey.TryGetValue(key, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node;
        }

        if (_byKey.Count == remembered)
        {
            _byKey.Remove(_byUse.First!.Value.Key);
            _byUse.RemoveFirst();
        }

        return _byKey[key] = _byUse.AddLast(new Bucket(key, burst, time.GetTimestamp()));
    }

    private readonly record struct Bucket(string Key, double Level, long Time);
}
