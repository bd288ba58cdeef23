using System.Buffers;
using System.Text.Json;

namespace Tombolo.Primary.Distributions.Overrides;

/// <summary>JSON merge patch (RFC 7396).</summary>
internal static class MergePatch
{
    // Objects of the Kubernetes API may nest deeper than the writer's own check allows.
    private static readonly JsonWriterOptions Options = new() { MaxDepth = 1_000 };

    /// <summary>The object after the patch, on one line; fields keep their order, new ones come last.</summary>
    public static ReadOnlyMemory<byte> Apply(JsonElement target, JsonElement patch)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, Options);
        Write(json, target, patch);
        json.Flush();
        return output.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, JsonElement target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            patch.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        if (target.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in target.EnumerateObject())
            {
                if (!patch.TryGetProperty(field.Name, out var change))
                {
                    field.WriteTo(json);
                }
                else if (change.ValueKind != JsonValueKind.Null)
                {
                    json.WritePropertyName(field.Name);
                    Write(json, field.Value, change);
                }
            }
        }

        foreach (var change in patch.EnumerateObject())
        {
            var isKnown = target.ValueKind == JsonValueKind.Object && target.TryGetProperty(change.Name, out _);
            if (!isKnown && change.Value.ValueKind != JsonValueKind.Null)
            {
                json.WritePropertyName(change.Name);
                Write(json, default, change.Value);
            }
        }

        json.WriteEndObject();
    }
}
