using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Removes fields from an object.</summary>
internal static class TypedRemover
{
    /// <summary>
    /// A new object without <paramref name="fields"/>. Parts of atomic lists and maps cannot be removed; a map or list that loses all parts
    /// but is not removed itself is there, and empty.
    /// </summary>
    public static JsonObject Remove(JsonObject value, FieldSet fields, MergeType type) => Visit(value, fields, type) as JsonObject ?? [];

    private static JsonNode? Visit(JsonNode? value, FieldSet fields, MergeType type)
    {
        var actual = type.For(value);
        return (actual.Shape, value) switch
        {
            (MergeShape.Scalar, _) => value?.DeepClone(),
            (MergeShape.Map, JsonObject map) when !actual.IsAtomic => RemoveFields(map, fields, actual),
            (MergeShape.List, JsonArray list) when actual.ListType != Schemas.ListType.Atomic => RemoveItems(list, fields, actual),
            _ => value?.DeepClone(),
        };
    }

    private static JsonObject RemoveFields(JsonObject map, FieldSet fields, MergeType type)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in map)
        {
            var element = PathElement.Field(name);
            if (!fields.Has(element))
            {
                var below = fields.Below(element);
                kept[name] = below.IsEmpty ? value?.DeepClone() : Visit(value, below, type.TypeOf(name));
            }
        }

        return kept;
    }

    private static JsonArray RemoveItems(JsonArray list, FieldSet fields, MergeType type)
    {
        var kept = new JsonArray();
        foreach (var item in list)
        {
            if (ListItems.ElementOf(type, item) is not { } element)
            {
                kept.Add(item?.DeepClone());
            }
            else if (!fields.Has(element))
            {
                var below = fields.Below(element);
                kept.Add(below.IsEmpty ? item?.DeepClone() : Visit(item, below, type.TypeOf(element)));
            }
        }

        return kept;
    }
}
