using System.Buffers;
using System.Text.Json;

namespace Tombolo.Runtime.Finalizers;

/// <summary>The merge patch (RFC 7396) that replaces the list of finalizers; uid and version in it are preconditions.</summary>
internal static class FinalizerJson
{
    public static ReadOnlyMemory<byte> Write(FinalizedObject known, IReadOnlyList<string> finalizers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartObject("metadata");
        writer.WriteString("uid", known.Uid);
        writer.WriteString("resourceVersion", known.ResourceVersion);
        writer.WriteStartArray("finalizers");
        foreach (var finalizer in finalizers)
        {
            writer.WriteStringValue(finalizer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
