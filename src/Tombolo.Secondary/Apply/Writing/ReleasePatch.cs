using System.Buffers;
using System.Text.Json;
using Tombolo.Api.Names;
using Tombolo.Kubernetes.Objects;
using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Apply.Writing;

/// <summary>
/// The merge patch that makes a copy an ordinary object: without our marks and without our manager, so that whoever applies it next meets no
/// conflict with us. Not an apply of nothing: that would remove every field that only we own.
/// </summary>
internal static class ReleasePatch
{
    public static ReadOnlyMemory<byte> For(KubernetesObject live)
    {
        using var document = live.ToDocument();
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("metadata");
        json.WriteString("uid", live.Metadata.Uid);
        json.WriteString("resourceVersion", live.Metadata.ResourceVersion);
        WriteNulls(json, "labels", CopyMarkKeys.Labels);
        WriteNulls(json, "annotations", CopyMarkKeys.Annotations);
        WriteOtherManagers(json, document.RootElement.Field("metadata").Field("managedFields"));
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteNulls(Utf8JsonWriter json, string name, IReadOnlyList<string> keys)
    {
        json.WriteStartObject(name);
        foreach (var key in keys)
        {
            json.WriteNull(key);
        }

        json.WriteEndObject();
    }

    private static void WriteOtherManagers(Utf8JsonWriter json, JsonElement entries)
    {
        if (entries.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        json.WriteStartArray("managedFields");
        var others = 0;
        foreach (var entry in entries.EnumerateArray())
        {
            if (entry.Text("manager") != FieldManagers.Distribution)
            {
                entry.WriteTo(json);
                others++;
            }
        }

        if (others == 0)
        {
            // An empty list means "as it is"; one empty entry clears it (Kubernetes "Server-Side Apply", "Clearing managedFields").
            json.WriteStartObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
