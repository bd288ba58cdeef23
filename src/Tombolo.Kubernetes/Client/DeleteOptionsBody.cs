using System.Buffers;
using System.Text.Json;

namespace Tombolo.Kubernetes.Client;

/// <summary>The body of a delete: meta/v1 <c>DeleteOptions</c>.</summary>
internal static class DeleteOptionsBody
{
    public static ReadOnlyMemory<byte> Write(DeleteOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "DeleteOptions"u8);
        writer.WriteString("apiVersion"u8, "v1"u8);
        WritePreconditions(writer, options);
        WriteIfSet(writer, "propagationPolicy", options.PropagationPolicy);
        if (options.DryRun)
        {
            writer.WriteStartArray("dryRun"u8);
            writer.WriteStringValue("All"u8);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WritePreconditions(Utf8JsonWriter writer, DeleteOptions options)
    {
        if (options is { Uid: null, ResourceVersion: null })
        {
            return;
        }

        writer.WriteStartObject("preconditions"u8);
        WriteIfSet(writer, "uid", options.Uid);
        WriteIfSet(writer, "resourceVersion", options.ResourceVersion);
        writer.WriteEndObject();
    }

    private static void WriteIfSet(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
