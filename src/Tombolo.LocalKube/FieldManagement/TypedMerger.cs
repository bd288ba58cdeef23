using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Merges a configuration into an object: what the configuration does not name stays.</summary>
internal static class TypedMerger
{
    /// <summary>A new object; the operands stay as they are.</summary>
    public static JsonObject Merge(JsonObject live, JsonObject configuration, MergeType type) =>
        Visit(Slot.Of(live), Slot.Of(configuration), type).Value as JsonObject ?? [];

    private static Slot Visit(Slot left, Slot right, MergeType type)
    {
        var actual = type.For(right.IsPresent ? right.Value : left.Value);
        switch (actual.Shape)
        {
            case MergeShape.Map when !actual.IsAtomic && (left.Map is { Count: > 0 } || right.Map is { Count: > 0 }):
                return MergeFields(left.Map, right.Map, actual);
            case MergeShape.List when actual.ListType != Schemas.ListType.Atomic && (left.List is { Count: > 0 } || right.List is { Count: > 0 }):
                return MergeItems(left.List, right.List, actual);
            default:
                return Slot.Of((right.IsPresent ? right : left).Value?.DeepClone());
        }
    }

    private static Slot MergeFields(JsonObject? left, JsonObject? right, MergeType type)
    {
        var merged = new JsonObject();
        foreach (var (name, value) in left ?? [])
        {
            Add(name, Visit(Slot.Of(value), Slot.Field(right, name), type.TypeOf(name)));
        }

        foreach (var (name, value) in right ?? [])
        {
            if (left is null || !left.ContainsKey(name))
            {
                Add(name, Visit(Slot.Nothing, Slot.Of(value), type.TypeOf(name)));
            }
        }

        return merged.Count > 0 ? Slot.Of(merged) : Slot.Nothing;

        void Add(string name, Slot value)
        {
            if (value.IsPresent)
            {
                merged[name] = value.Value;
            }
        }
    }

    private static Slot MergeItems(JsonArray? leftList, JsonArray? rightList, MergeType type)
    {
        var (left, right) = (ListItems.Of(type, leftList), ListItems.Of(type, rightList));
        var merged = new JsonArray();
        foreach (var element in ListOrder.Merge(left, right))
        {
            if (Visit(left.Get(element), right.Get(element), type.TypeOf(element)) is { IsPresent: true } item)
            {
                merged.Add(item.Value);
            }
        }

        return merged.Count > 0 ? Slot.Of(merged) : Slot.Nothing;
    }
}
