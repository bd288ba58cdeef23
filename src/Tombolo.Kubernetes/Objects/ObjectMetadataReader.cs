using System.Text.Json;
using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Objects;

/// <summary>Reads <see cref="ObjectMetadata"/> from JSON in one pass, without a document. Unknown fields are skipped; of a repeated field the last counts.</summary>
internal static class ObjectMetadataReader
{
    /// <summary>Reads one object that is all of <paramref name="json"/>.</summary>
    /// <param name="type">Gives apiVersion and kind to an object that has none, as the items of a list.</param>
    public static ObjectMetadata Read(ReadOnlySpan<byte> json, ResourceType? type = null)
    {
        var reader = new Utf8JsonReader(json, JsonLimits.Reader);
        reader.Read();
        var metadata = Read(ref reader, type);
        reader.Read();
        return metadata;
    }

    /// <summary>Reads one object among others; the reader stands on its start and is left on its end.</summary>
    public static ObjectMetadata Read(ref Utf8JsonReader reader, ResourceType? type)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"a Kubernetes object must be a JSON object, not {reader.TokenType}");
        }

        var apiVersion = "";
        var kind = "";
        var fields = default(MetadataFields);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("metadata"u8))
            {
                reader.Read();
                fields.Read(ref reader);
            }
            else if (reader.ValueTextEquals("apiVersion"u8))
            {
                reader.Read();
                apiVersion = ReadKnown(ref reader, type?.ApiVersion, "apiVersion");
            }
            else if (reader.ValueTextEquals("kind"u8))
            {
                reader.Read();
                kind = ReadKnown(ref reader, type?.Kind, "kind");
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return fields.ToMetadata(apiVersion.Length > 0 ? apiVersion : type?.ApiVersion ?? "", kind.Length > 0 ? kind : type?.Kind ?? "");
    }

    // Thousands of objects of one type share the two strings of that type.
    private static string ReadKnown(ref Utf8JsonReader reader, string? known, string field) =>
        known is not null && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(known)
            ? known
            : JsonFields.ReadString(ref reader, field);
}
