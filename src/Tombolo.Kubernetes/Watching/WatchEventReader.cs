using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Watching;

/// <summary>Reads one line of a watch: <c>{"type":...,"object":...}</c>; the object is a slice of the line.</summary>
internal static class WatchEventReader
{
    /// <summary>The event, or null when its type is not known: later servers may send more.</summary>
    /// <exception cref="JsonException">The line is no watch event.</exception>
    public static WatchEvent? Read(ReadOnlyMemory<byte> line, ResourceType resource)
    {
        var reader = new Utf8JsonReader(line.Span, JsonLimits.Reader);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"a watch event must be a JSON object, not {reader.TokenType}");
        }

        string? type = null;
        Range? found = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isObject = reader.ValueTextEquals("object"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (isType)
            {
                type = JsonFields.ReadString(ref reader, "type");
                continue;
            }

            reader.Skip();
            if (isObject)
            {
                found = start..(int)reader.BytesConsumed;
            }
        }

        reader.Read();
        return type is { Length: > 0 } && found is { } range
            ? Create(type, line[range], resource)
            : throw new JsonException("a watch event must have a type and an object");
    }

    private static WatchEvent? Create(string type, ReadOnlyMemory<byte> json, ResourceType resource) => type switch
    {
        "ADDED" => new(WatchEventType.Added, KubernetesObject.Parse(json, resource), null),
        "MODIFIED" => new(WatchEventType.Modified, KubernetesObject.Parse(json, resource), null),
        "DELETED" => new(WatchEventType.Deleted, KubernetesObject.Parse(json, resource), null),
        "BOOKMARK" => new(WatchEventType.Bookmark, KubernetesObject.Parse(json, resource), null),
        "ERROR" => new(WatchEventType.Error, default, StatusReader.Read(json, httpCode: null, retryAfter: null)),
        _ => null,
    };
}
