using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Schemas;

/// <summary>Fills in the defaults of a schema.</summary>
internal static class SchemaDefaulter
{
    /// <summary>
    /// Gives missing fields their defaults, and fields that are null where the schema allows no null. Such a field without a default
    /// is removed.
    /// </summary>
    public static void Default(JsonNode? value, StructuralSchema schema)
    {
        switch (value)
        {
            case JsonObject node:
                DefaultObject(node, schema);
                break;
            case JsonArray list when schema.Items is { } items:
                DefaultList(list, items);
                break;
            default:
                break;
        }
    }

    private static void DefaultObject(JsonObject node, StructuralSchema schema)
    {
        foreach (var (name, property) in schema.Properties)
        {
            var present = node.TryGetPropertyValue(name, out var value);
            if (property.Default is not null && (!present || (value is null && !property.Nullable)))
            {
                node[name] = property.Default.DeepClone();
            }
            else if (present && value is null && !property.Nullable && property.Default is null)
            {
                node.Remove(name);
            }
        }

        foreach (var (name, value) in node.ToArray())
        {
            if (schema.Properties.TryGetValue(name, out var property))
            {
                Default(value, property);
            }
            else if (schema.AdditionalProperties is { } additional)
            {
                if (value is null && !additional.Nullable)
                {
                    Replace(node, name, additional.Default);
                }

                Default(node[name], additional);
            }
        }
    }

    private static void Replace(JsonObject node, string name, JsonNode? value)
    {
        if (value is null)
        {
            node.Remove(name);
        }
        else
        {
            node[name] = value.DeepClone();
        }
    }

    private static void DefaultList(JsonArray list, StructuralSchema items)
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (list[index] is null && !items.Nullable && items.Default is not null)
            {
                list[index] = items.Default.DeepClone();
            }

            Default(list[index], items);
        }
    }
}
