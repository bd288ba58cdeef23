using System.Buffers;
using System.Text.Json;
using Tombolo.Primary.Distributions.References;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>
/// Writes what of a source its copies carry: what it says is wanted, with its references pointed at the target's namespace, and the
/// labels and annotations that travel. Name, namespace and marks are the item's, not the manifest's. The same input gives the same bytes.
/// </summary>
internal static class CopyManifest
{
    /// <summary>UTF-8 JSON on one line; may hold credentials.</summary>
    public static ReadOnlyMemory<byte> Write(SourceObject source, string targetNamespace)
    {
        var output = new ArrayBufferWriter<byte>(source.Json.Length + 256);
        var json = source.Json.Span;
        var encodedNamespace = JsonEncodedText.Encode(targetNamespace);
        output.Write("{\"metadata\":"u8);
        WriteMetadata(output, source.Copied);
        foreach (var field in source.Layout.Fields)
        {
            output.Write(","u8);
            output.Write(json.Slice(field.Name.Start, field.Name.Length));
            output.Write(":"u8);
            ReferenceRewriter.Write(output, json, field.Value, source.Layout.References, encodedNamespace);
        }

        output.Write("}"u8);
        return output.WrittenMemory;
    }

    private static void WriteMetadata(IBufferWriter<byte> output, CopiedMetadata metadata)
    {
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        WriteAll(writer, "labels", metadata.Labels);
        WriteAll(writer, "annotations", metadata.Annotations);
        writer.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter writer, string name, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        if (pairs.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in pairs)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }
}
