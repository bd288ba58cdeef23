using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.Schemas;

/// <summary>What schemas ask of lists.</summary>
internal static class ListRules
{
    public static void Visit(JsonArray list, StructuralSchema schema, string path, List<StatusCause> errors)
    {
        var rules = schema.Rules;
        for (var index = 0; index < list.Count && schema.Items is not null; index++)
        {
            SchemaValidator.Visit(list[index], schema.Items, $"{path}[{index}]", errors);
        }

        if (list.Count < rules.MinItems)
        {
            errors.Add(FieldErrors.Invalid(path, list.Count, $"{path} in body should have at least {rules.MinItems} items"));
        }

        if (list.Count > rules.MaxItems)
        {
            errors.Add(FieldErrors.Invalid(path, list.Count, $"{path} in body should have at most {rules.MaxItems} items"));
        }

        VisitDuplicates(list, schema, path, errors);
    }

    private static void VisitDuplicates(JsonArray list, StructuralSchema schema, string path, List<StatusCause> errors)
    {
        if (schema.ListType is not (ListType.Set or ListType.Map))
        {
            return;
        }

        var seen = new List<JsonNode?>(list.Count);
        for (var index = 0; index < list.Count; index++)
        {
            var key = schema.ListType == ListType.Set ? list[index] : Key(list[index], schema);
            if (key is null)
            {
                continue;
            }

            if (seen.Exists(one => JsonValues.Equal(one, key)))
            {
                errors.Add(FieldErrors.Duplicate($"{path}[{index}]", key));
            }

            seen.Add(key);
        }
    }

    private static JsonObject? Key(JsonNode? item, StructuralSchema schema)
    {
        if (item is not JsonObject node)
        {
            return null;
        }

        var key = new JsonObject();
        foreach (var name in schema.ListMapKeys)
        {
            if (node.TryGetPropertyValue(name, out var value))
            {
                key[name] = value?.DeepClone();
            }
        }

        return key;
    }
}
