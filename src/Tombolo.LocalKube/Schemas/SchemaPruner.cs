using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Schemas;

/// <summary>Removes the fields that a schema does not know.</summary>
internal static class SchemaPruner
{
    /// <summary>Prunes an object of Kubernetes; apiVersion, kind and metadata are not touched.</summary>
    public static void PruneRoot(JsonObject root, StructuralSchema schema) => Prune(root, schema with { IsEmbeddedResource = true });

    /// <summary>Prunes any value.</summary>
    public static void Prune(JsonNode? value, StructuralSchema? schema)
    {
        switch (value)
        {
            case JsonObject node:
                PruneObject(node, schema);
                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Prune(item, schema?.PreservesUnknownFields == true && schema.Items is null ? StructuralSchema.Anything : schema?.Items);
                }

                break;
            default:
                break;
        }
    }

    private static void PruneObject(JsonObject node, StructuralSchema? schema)
    {
        List<string>? unknown = null;
        foreach (var (name, value) in node)
        {
            if (schema is { IsEmbeddedResource: true } && name is "apiVersion" or "kind" or "metadata")
            {
                continue;
            }

            if (schema is not null && schema.Properties.TryGetValue(name, out var property))
            {
                Prune(value, property);
            }
            else if (schema?.AdditionalProperties is { } additional)
            {
                Prune(value, additional);
            }
            else if (schema is null || !(schema.PreservesUnknownFields || schema.AllowsAnyProperty))
            {
                (unknown ??= []).Add(name);
            }
        }

        unknown?.ForEach(name => node.Remove(name));
    }
}
