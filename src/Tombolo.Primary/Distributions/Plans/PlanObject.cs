using System.Buffers;
using System.Text;
using System.Text.Json;
using Tombolo.Api.Resources;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>Makes of an object that somebody writes what the API server would store of it, as far as that matters to its copies.</summary>
internal static class PlanObject
{
    /// <summary>The object on one line; <c>stringData</c> of a Secret goes into its <c>data</c>, and wins over it.</summary>
    /// <exception cref="JsonException">A field has another type than a Secret has there.</exception>
    public static ReadOnlyMemory<byte> Normalize(JsonElement json, ResourceType type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        if (type == KnownResources.Secret && json.TryGetProperty("stringData", out var texts) && texts.ValueKind == JsonValueKind.Object)
        {
            WriteSecret(writer, json, texts);
        }
        else
        {
            json.WriteTo(writer);
        }

        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteSecret(Utf8JsonWriter writer, JsonElement secret, JsonElement texts)
    {
        writer.WriteStartObject();
        foreach (var field in secret.EnumerateObject())
        {
            if (!field.NameEquals("stringData") && !field.NameEquals("data"))
            {
                field.WriteTo(writer);
            }
        }

        writer.WriteStartObject("data");
        if (secret.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in data.EnumerateObject().Where(entry => !texts.TryGetProperty(entry.Name, out _)))
            {
                entry.WriteTo(writer);
            }
        }

        foreach (var entry in texts.EnumerateObject())
        {
            writer.WriteBase64String(entry.Name, Encoding.UTF8.GetBytes(entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : throw new JsonException("stringData holds texts")));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
