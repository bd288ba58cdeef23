using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Json;

/// <summary>Reads fields of objects whose shape nobody has checked.</summary>
internal static class JsonObjectExtensions
{
    /// <summary>The field when it is an object.</summary>
    public static JsonObject? Object(this JsonObject? parent, string name) => parent?[name] as JsonObject;

    /// <summary>The field when it is a list.</summary>
    public static JsonArray? Array(this JsonObject? parent, string name) => parent?[name] as JsonArray;

    /// <summary>The field when it is a string, else null.</summary>
    public static string? Text(this JsonObject? parent, string name) => (parent?[name]).AsText();

    /// <summary>The value when it is a string, else null.</summary>
    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The field when it is a boolean, else false.</summary>
    public static bool Flag(this JsonObject? parent, string name) => parent?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>The field when it is a whole number, else null.</summary>
    public static long? Number(this JsonObject? parent, string name) => parent?[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    /// <summary>The strings of a list; what is no string is left out.</summary>
    public static IEnumerable<string> Texts(this JsonObject? parent, string name) =>
        parent.Array(name)?.Select(AsText).OfType<string>() ?? [];

    /// <summary><c>metadata</c>, made when it is absent or no object.</summary>
    public static JsonObject Metadata(this JsonObject item)
    {
        if (item["metadata"] is JsonObject metadata)
        {
            return metadata;
        }

        metadata = [];
        item["metadata"] = metadata;
        return metadata;
    }

    /// <summary>The value at a path of field names.</summary>
    public static JsonNode? At(this JsonObject? parent, params ReadOnlySpan<string> path)
    {
        JsonNode? node = parent;
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    /// <summary>A copy that shares nothing.</summary>
    public static JsonObject Copy(this JsonObject item) => (JsonObject)item.DeepClone();
}
