using System.Text.Json.Nodes;
using Tombolo.LocalKube.BuiltIn;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Patching;

/// <summary>
/// Strategic merge of built-in kinds
/// (https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md).
/// </summary>
internal static class StrategicMergePatch
{
    private const string Directive = "$patch";
    private const string DeletePrefix = "$deleteFromPrimitiveList/";
    private const string OrderPrefix = "$setElementOrder/";
    private const string RetainKeys = "$retainKeys";

    private static readonly StructuralSchema Unknown = new();

    /// <summary>Changes <paramref name="target"/> in place and returns it.</summary>
    /// <exception cref="StatusException">The patch holds a directive or a list that makes no sense.</exception>
    public static JsonObject Apply(JsonObject target, JsonObject patch, StructuralSchema schema) =>
        Merge(target, patch, ObjectMetaSchema.AddTo(schema));

    private static JsonObject Merge(JsonObject target, JsonObject patch, StructuralSchema schema)
    {
        switch (JsonValues.TextOf(patch[Directive]))
        {
            case "replace":
                target.Clear();
                foreach (var (name, value) in patch.Where(field => field.Key != Directive))
                {
                    target[name] = value?.DeepClone();
                }

                return target;
            case "delete":
                target.Clear();
                return target;
            case "merge" or null:
                break;
            case var other:
                throw new StatusException(Statuses.BadRequest($"Unknown patch type found: {other}"));
        }

        Retain(target, patch);
        foreach (var (name, value) in patch)
        {
            if (name is not (Directive or RetainKeys) && !name.StartsWith(DeletePrefix, StringComparison.Ordinal) && !name.StartsWith(OrderPrefix, StringComparison.Ordinal))
            {
                MergeField(target, name, value, PropertyOf(schema, name));
            }
        }

        foreach (var (name, value) in patch)
        {
            StrategicLists.Arrange(target, name, value, field => PropertyOf(schema, field));
        }

        return target;
    }

    private static void MergeField(JsonObject target, string name, JsonNode? value, StructuralSchema schema)
    {
        switch (value, target[name])
        {
            case (null, _):
                target.Remove(name);
                break;
            case (JsonObject inner, JsonObject existing):
                Merge(existing, inner, schema);
                break;
            case (JsonObject inner, _):
                target[name] = Merge([], inner, schema);
                break;
            case (JsonArray items, var existing) when schema.IsPatchMerged:
                target[name] = MergeList(existing as JsonArray ?? [], items, schema);
                break;
            default:
                target[name] = value!.DeepClone();
                break;
        }
    }

    private static JsonArray MergeList(JsonArray existing, JsonArray patch, StructuralSchema schema)
    {
        var merged = (JsonArray)existing.DeepClone();
        if (patch.OfType<JsonObject>().Any(item => JsonValues.TextOf(item[Directive]) == "replace"))
        {
            return [.. patch.Where(item => (item as JsonObject)?[Directive] is null).Select(item => item?.DeepClone())];
        }

        foreach (var item in patch)
        {
            if (schema.PatchMergeKey.Length == 0)
            {
                if (!merged.Any(one => JsonValues.Equal(one, item)))
                {
                    merged.Add(item?.DeepClone());
                }

                continue;
            }

            MergeItem(merged, item as JsonObject ?? throw Mistyped(), schema);
        }

        return merged;
    }

    private static void MergeItem(JsonArray merged, JsonObject item, StructuralSchema schema)
    {
        var key = schema.PatchMergeKey;
        if (item[key] is not { } value)
        {
            throw new StatusException(Statuses.BadRequest($"map: {item.ToJsonString(CompactJson.Options)} does not contain declared merge key: {key}"));
        }

        var existing = merged.OfType<JsonObject>().FirstOrDefault(one => JsonValues.Equal(one[key], value));
        if (JsonValues.TextOf(item[Directive]) == "delete")
        {
            merged.Remove(existing);
        }
        else if (existing is null)
        {
            merged.Add((JsonNode)Merge([], item, schema.Items ?? Unknown));
        }
        else
        {
            Merge(existing, item, schema.Items ?? Unknown);
        }
    }

    private static void Retain(JsonObject target, JsonObject patch)
    {
        if (patch[RetainKeys] is JsonArray keys)
        {
            foreach (var name in target.Select(field => field.Key).Where(name => !keys.Any(key => JsonValues.TextOf(key) == name)).ToArray())
            {
                target.Remove(name);
            }
        }
    }

    private static StructuralSchema PropertyOf(StructuralSchema schema, string name) =>
        schema.Properties.TryGetValue(name, out var property) ? property : schema.AdditionalProperties ?? Unknown;

    private static StatusException Mistyped() => new(Statuses.BadRequest("expected a list of maps"));
}
