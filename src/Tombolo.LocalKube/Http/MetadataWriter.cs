using System.Buffers;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Http;

/// <summary>Writes <c>PartialObjectMetadata</c>: an object without its content.</summary>
internal static class MetadataWriter
{
    public static void Write(string version, StoredObject item, IBufferWriter<byte> output)
    {
        using var writer = JsonText.CreateWriter(output);
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "PartialObjectMetadata"u8);
        writer.WriteString("apiVersion"u8, $"meta.k8s.io/{version}");
        writer.WritePropertyName("metadata"u8);
        item.Read().Metadata().WriteTo(writer);
        writer.WriteEndObject();
    }
}
