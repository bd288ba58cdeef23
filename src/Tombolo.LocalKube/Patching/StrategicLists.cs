using System.Text.Json.Nodes;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Patching;

/// <summary>The directives of a strategic merge patch that stand beside a list.</summary>
internal static class StrategicLists
{
    private const string DeletePrefix = "$deleteFromPrimitiveList/";
    private const string OrderPrefix = "$setElementOrder/";

    /// <summary>Applies the directive called <paramref name="name"/>, if it is one.</summary>
    public static void Arrange(JsonObject target, string name, JsonNode? value, Func<string, StructuralSchema> schemaOf)
    {
        if (value is not JsonArray items)
        {
            return;
        }

        if (name.StartsWith(DeletePrefix, StringComparison.Ordinal) && target[name[DeletePrefix.Length..]] is JsonArray list)
        {
            list.RemoveAll(one => items.Any(item => JsonValues.Equal(item, one)));
        }
        else if (name.StartsWith(OrderPrefix, StringComparison.Ordinal) && target[name[OrderPrefix.Length..]] is JsonArray ordered)
        {
            Sort(ordered, items, schemaOf(name[OrderPrefix.Length..]).PatchMergeKey);
        }
    }

    // Items that the order names come in that order; the others keep their place among their neighbours.
    private static void Sort(JsonArray list, JsonArray order, string key)
    {
        var named = new Queue<JsonNode?>(order
            .Select(wanted => list.FirstOrDefault(item => JsonValues.Equal(KeyOf(item, key), KeyOf(wanted, key))))
            .Where(item => item is not null));
        var sorted = list.Select(item => order.Any(wanted => JsonValues.Equal(KeyOf(item, key), KeyOf(wanted, key))) && named.Count > 0 ? named.Dequeue() : item).ToArray();
        list.Clear();
        Array.ForEach(sorted, list.Add);
    }

    private static JsonNode? KeyOf(JsonNode? item, string key) => key.Length == 0 ? item : (item as JsonObject)?[key];
}
