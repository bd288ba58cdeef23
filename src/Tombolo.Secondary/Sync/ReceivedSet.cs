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

    /// <summary>The items as they are now; the copy does not change.</summary>
    public IReadOnlyDictionary<string, DesiredPayload> Snapshot() => new Dictionary<string, DesiredPayload>(_items, StringComparer.Ordinal);
}
