using System.Text.Json.Nodes;
using Tombolo.LocalKube.Schemas;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>The items of a set or keyed list by what selects them; of repeated ones the first.</summary>
internal sealed class ListItems
{
    private readonly Dictionary<PathElement, JsonNode?> _items = [];

    private ListItems()
    {
    }

    /// <summary>The elements in the order of the list.</summary>
    public List<PathElement> Order { get; } = [];

    /// <summary>Items without a key are left out; validation names them.</summary>
    public static ListItems Of(MergeType type, JsonArray? list)
    {
        var items = new ListItems();
        foreach (var item in list ?? [])
        {
            if (ElementOf(type, item) is { } element && items._items.TryAdd(element, item))
            {
                items.Order.Add(element);
            }
        }

        return items;
    }

    /// <summary>What selects an item; null when it has no value for a key, or cannot be in a set.</summary>
    public static PathElement? ElementOf(MergeType type, JsonNode? item)
    {
        if (type.ListType == ListType.Set)
        {
            return item is JsonValue ? PathElement.Value(item) : null;
        }

        if (item is not JsonObject node)
        {
            return null;
        }

        var keys = new List<KeyValuePair<string, JsonNode?>>(type.Keys.Count);
        foreach (var (name, fallback) in type.Keys)
        {
            var value = node[name] ?? fallback;
            if (value is null)
            {
                return null;
            }

            keys.Add(new(name, value));
        }

        return PathElement.Key(keys);
    }

    public bool Has(PathElement element) => _items.ContainsKey(element);

    public Slot Get(PathElement element) => _items.TryGetValue(element, out var item) ? Slot.Of(item) : Slot.Nothing;
}
