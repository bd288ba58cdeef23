using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Schemas;

/// <summary>Finds the fields that a schema does not know, which the server drops.</summary>
internal static class UnknownFields
{
    /// <summary>Their paths, such as <c>spec.list[0].size</c>, in the order of the object.</summary>
    public static IReadOnlyList<string> Find(JsonObject item, StructuralSchema schema)
    {
        var found = new List<string>();
        Visit(item, schema, "", found);
        return found;
    }

    private static void Visit(JsonNode? value, StructuralSchema schema, string path, List<string> found)
    {
        switch (value)
        {
            case JsonObject map:
                foreach (var (name, field) in map)
                {
                    VisitField(name, field, schema, path, found);
                }

                break;
            case JsonArray list when schema.Items is { } items:
                for (var index = 0; index < list.Count; index++)
                {
                    Visit(list[index], items, $"{path}[{index}]", found);
                }

                break;
            default:
                break;
        }
    }

    private static void VisitField(string name, JsonNode? field, StructuralSchema schema, string path, List<string> found)
    {
        var isNamed = schema.Properties.TryGetValue(name, out var property);
        if (!isNamed && schema.IsEmbeddedResource && name is "apiVersion" or "kind" or "metadata")
        {
            return;
        }

        if ((property ?? schema.AdditionalProperties) is { } inner)
        {
            if (field is JsonObject or JsonArray)
            {
                Visit(field, inner, path.Length == 0 ? name : $"{path}.{name}", found);
            }
        }
        else if (!schema.PreservesUnknownFields && !schema.AllowsAnyProperty)
        {
            found.Add(path.Length == 0 ? name : $"{path}.{name}");
        }
    }
}
