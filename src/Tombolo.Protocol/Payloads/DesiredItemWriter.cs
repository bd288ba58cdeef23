using System.Buffers;
using System.Text.Json;
using Fields = Tombolo.Protocol.Payloads.DesiredItemFields;

namespace Tombolo.Protocol.Payloads;

/// <summary>Encodes an item, once for all clusters that get the same bytes.</summary>
public static class DesiredItemWriter
{
    /// <summary>UTF-8 JSON on one line. Equal items give equal bytes.</summary>
    /// <exception cref="JsonException">The manifest is not JSON.</exception>
    public static byte[] Write(DesiredItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var buffer = new ArrayBufferWriter<byte>(item.Manifest.Length + 512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString(Fields.ApiVersion, item.ApiVersion);
        json.WriteString(Fields.Kind, item.Kind);
        json.WriteString(Fields.Name, item.Name);
        json.WriteString(Fields.Namespace, item.Namespace);
        json.WriteStartArray(Fields.Distributions);
        foreach (var distribution in item.Distributions)
        {
            json.WriteStringValue(distribution);
        }

        json.WriteEndArray();
        json.WriteString(Fields.SourceUid, item.SourceUid);
        json.WriteString(Fields.ConflictPolicy, item.ConflictPolicy);
        json.WriteString(Fields.DriftPolicy, item.DriftPolicy);
        json.WriteString(Fields.DeletionPolicy, item.DeletionPolicy);
        json.WriteBoolean(Fields.Paused, item.Paused);
        if (item.ForceSync.Length > 0)
        {
            json.WriteString(Fields.ForceSync, item.ForceSync);
        }

        json.WritePropertyName(Fields.Manifest);
        WriteOnOneLine(json, item.Manifest);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteOnOneLine(Utf8JsonWriter json, ReadOnlyMemory<byte> manifest)
    {
        // JSON has line breaks only between tokens; writing it anew drops them.
        if (manifest.Span.ContainsAny((byte)'\r', (byte)'\n'))
        {
            using var document = JsonDocument.Parse(manifest, new JsonDocumentOptions { MaxDepth = Fields.MaximumDepth });
            document.WriteTo(json);
        }
        else
        {
            Check(manifest.Span);
            json.WriteRawValue(manifest.Span, skipInputValidation: true);
        }
    }

    // The writer's own check stops at a depth that objects of the Kubernetes API may exceed.
    private static void Check(ReadOnlySpan<byte> manifest)
    {
        var reader = new Utf8JsonReader(manifest, new JsonReaderOptions { MaxDepth = Fields.MaximumDepth });
        while (reader.Read())
        {
            // Throws at what is not JSON.
        }
    }
}
