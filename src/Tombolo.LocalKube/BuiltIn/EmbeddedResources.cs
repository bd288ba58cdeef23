using System.Text.Json.Nodes;
using Tombolo.LocalKube.Schemas;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Normalises the metadata of objects that are embedded in custom resources; what is malformed in it goes.</summary>
internal static class EmbeddedResources
{
    public static void Normalize(JsonNode? value, StructuralSchema schema)
    {
        switch (value)
        {
            case JsonObject map:
                if (schema.IsEmbeddedResource)
                {
                    NormalizeMetadata(map);
                }

                foreach (var (name, field) in map)
                {
                    if ((schema.Properties.TryGetValue(name, out var property) ? property : schema.AdditionalProperties) is { } inner)
                    {
                        Normalize(field, inner);
                    }
                }

                break;
            case JsonArray list when schema.Items is { } items:
                foreach (var item in list)
                {
                    Normalize(item, items);
                }

                break;
            default:
                break;
        }
    }

    private static void NormalizeMetadata(JsonObject owner)
    {
        if (owner["metadata"] is JsonObject metadata && TypedDecoder.FindMismatch(metadata, ResourceSchemas.ObjectMeta, "") is null)
        {
            TypedDecoder.Normalize(metadata, ResourceSchemas.ObjectMeta);
        }
    }
}
