using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Client;

/// <summary>Cuts a page of a list into its items: one pass, each item a slice of the page's bytes.</summary>
internal static class ResourceListReader
{
    /// <exception cref="JsonException">Not a list. An answer without items is never read as an empty list.</exception>
    public static ResourceList Read(ReadOnlyMemory<byte> json, ResourceType type)
    {
        var reader = new Utf8JsonReader(json.Span, JsonLimits.Reader);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"a list must be a JSON object, not {reader.TokenType}");
        }

        List<KubernetesObject>? items = null;
        var isList = false;
        var metadata = default(ListMetadata);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("items"u8))
            {
                reader.Read();
                items = ReadItems(ref reader, json, type);
            }
            else if (reader.ValueTextEquals("metadata"u8))
            {
                reader.Read();
                metadata = ListMetadata.Read(ref reader);
            }
            else if (reader.ValueTextEquals("kind"u8))
            {
                reader.Read();
                isList = JsonFields.ReadString(ref reader, "kind").EndsWith("List", StringComparison.Ordinal);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        reader.Read();
        return items is not null && isList
            ? new(items, metadata.ResourceVersion ?? "", string.IsNullOrEmpty(metadata.Continue) ? null : metadata.Continue)
            : throw new JsonException($"not a list of {type}: its kind must end in List and it must have items");
    }

    private static List<KubernetesObject> ReadItems(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, ResourceType type)
    {
        var items = new List<KubernetesObject>();
        if (!JsonFields.Enter(ref reader, JsonTokenType.StartArray, "items", "an array of objects"))
        {
            return items;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var metadata = ObjectMetadataReader.Read(ref reader, type);
            items.Add(new(json[start..(int)reader.BytesConsumed], metadata));
        }

        return items;
    }
}
