using System.Buffers;
using System.Text.Json;

namespace Tombolo.Primary.FleetApi;

/// <summary>Objects that are posted to be answered (Kubernetes API conventions, "review" kinds).</summary>
internal static class ReviewBody
{
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

    public static JsonElement Field(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : default;
}
