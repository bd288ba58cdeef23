using Tombolo.Protocol.Sets;

namespace Tombolo.Secondary.Sync;

/// <summary>
/// What was received so far. It outlives connections, so that a reconnect transfers differences only; nothing in it counts before a checkpoint
/// whose digest it matches.
/// </summary>
internal sealed class ReceivedSet
{
    private readonly SortedDictionary<string, DesiredPayload> _items = new(StringComparer.Ordinal);

    /// <summary>Something was received since the process started; else every item is asked for.</summary>
    public bool IsComplete { get; private set; }

    public int Count => _items.Count;

    public void Put(DesiredPayload item) => _items[item.Key] = item;

    public void Remove(string key) => _items.Remove(key);

    /// <summary>Forgets everything: the next sync asks for every item.</summary>
    public void Clear()
    {
        _items.Clear();
        IsComplete = false;
    }

    /// <summary>A checkpoint confirmed what is here.</summary>
    public void Confirm() => IsComplete = true;

    public string Digest() => SetDigest.Compute(_items.Values.Select(item => KeyValuePair.Create(item.Key, item.Etag)));

    /// <summary>Keys and etags.</summary>
    public IReadOnlyDictionary<string, string> Inventory() => _items.ToDictionary(item => item.Key, item => item.Value.Etag, StringComparer.Ordinal);

    /// <summary>The digests of the set cut into that many buckets.</summary>
    public byte[] Buckets(int count) => SetBuckets.Compute(_items.Values.Select(item => KeyValuePair.Create(item.Key, item.Etag)), count);

    /// <summary>
    /// Keys and etags of some buckets. What would make the list longer than <paramref name="limit"/> is forgotten instead, whole buckets of it: then
    /// nothing of these is here, which needs no list.
    /// </summary>
    /// <param name="buckets">Indexes.</param>
    /// <param name="count">Of all buckets.</param>
    /// <param name="limit">Of keys and etags, in characters.</param>
    public IReadOnlyDictionary<string, string> TakeInventory(IReadOnlyCollection<int> buckets, int count, int limit)
    {
        var wanted = buckets.ToHashSet();
        var inventory = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var bucket in _items.Values.GroupBy(item => SetBuckets.IndexOf(item.Key, count)).Where(bucket => wanted.Contains(bucket.Key)).ToList())
        {
            limit -= bucket.Sum(item => item.Key.Length + item.Etag.Length);
            foreach (var item in bucket)
            {
                if (limit >= 0)
                {
                    inventory.Add(item.Key, item.Etag);
                }
                else
                {
                    _items.Remove(item.Key);
                }
            }
        }

        return inventory;
    }

    /// <summary>The items as they are now; the copy does not change.</summary>
    public IReadOnlyDictionary<string, DesiredPayload> Snapshot() => new Dictionary<string, DesiredPayload>(_items, StringComparer.Ordinal);
}
