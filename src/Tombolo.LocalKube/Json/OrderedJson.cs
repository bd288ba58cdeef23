using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Json;

/// <summary>
/// Writes objects with their keys in the API server's order: custom resources are maps to it, which it sorts; of built-in kinds it sorts the fields that are maps.
/// </summary>
internal static class OrderedJson
{
    // The maps in the built-in kinds that are served here.
    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal)
    {
        "annotations", "labels", "data", "binaryData", "matchLabels", "nodeSelector", "capacity", "allocatable",
    };

    public static void Write(Utf8JsonWriter writer, string name, JsonNode? value, bool sortAll)
    {
        writer.WritePropertyName(name);
        WriteValue(writer, value, sortAll, sortAll || Maps.Contains(name));
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonNode? value, bool sortAll, bool sort)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject item:
                WriteObject(writer, item, sortAll, sort);
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var each in list)
                {
                    WriteValue(writer, each, sortAll, sortAll);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonObject item, bool sortAll, bool sort)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in sort ? item.OrderBy(field => field.Key, StringComparer.Ordinal) : item.AsEnumerable())
        {
            Write(writer, name, value, sortAll);
        }

        writer.WriteEndObject();
    }
}
