namespace Tombolo.Runtime.Events;

/// <summary>A bounded memory: when it is full, what was not used for longest is forgotten. Not thread-safe.</summary>
internal sealed class RecentItems<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> _items = [];
    private readonly LinkedList<KeyValuePair<TKey, TValue>> _order = [];

    public int Count => _items.Count;

    public bool TryGet(TKey key, out TValue? value)
    {
        if (!_items.TryGetValue(key, out var node))
        {
            value = default;
            return false;
        }

        _order.Remove(node);
        _order.AddLast(node);
        value = node.Value.Value;
        return true;
    }

    public void Set(TKey key, TValue value)
    {
        if (_items.Remove(key, out var existing))
        {
            _order.Remove(existing);
        }
        else if (_items.Count == capacity)
        {
            _items.Remove(_order.First!.Value.Key);
            _order.RemoveFirst();
        }

        _items[key] = _order.AddLast(KeyValuePair.Create(key, value));
    }
}
