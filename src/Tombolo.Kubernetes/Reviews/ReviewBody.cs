using System.Buffers;
using System.Text.Json;

namespace Tombolo.Kubernetes.Reviews;

/// <summary>Objects that are posted to be answered (Kubernetes API conventions, "review" kinds).</summary>
public static class ReviewBody
{
    /// <summary>The body to post.</summary>
    /// <param name="spec">Writes the properties of <c>spec</c>.</param>
    public static ReadOnlyMemory<byte> Write(string apiVersion, string kind, Action<Utf8JsonWriter> spec)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("apiVersion", apiVersion);
        json.WriteString("kind", kind);
        json.WriteStartObject("spec");
        spec(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    /// <summary>A property of an answer; undefined when it is missing, or the value is no object.</summary>
    public static JsonElement Field(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : default;

    /// <summary>A list of texts in an answer; empty when it is missing.</summary>
    public static IReadOnlyList<string> Texts(JsonElement value, string name) =>
        Field(value, name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(each => each.GetString() ?? "")]
            : [];
}
