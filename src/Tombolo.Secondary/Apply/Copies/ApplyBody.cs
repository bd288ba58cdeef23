using System.Buffers;
using System.Text.Json;
using Tombolo.Api.Names;

namespace Tombolo.Secondary.Apply.Copies;

/// <summary>Writes what is applied: the manifest in the target's namespace with our marks. The same input gives the same bytes.</summary>
internal static class ApplyBody
{
    // No object has it. With it the API server creates an object that is not there and answers 409 for one that is, whatever is in it: without,
    // an apply without force merges into somebody else's object wherever no field collides.
    private const string NoVersion = "1";

    /// <summary>Creates, and never changes an object that is there.</summary>
    public static ReadOnlyMemory<byte> ForCreate(WantedCopy wanted, JsonElement manifest, string? @namespace, CopyMarks marks) =>
        Write(wanted, manifest, @namespace, marks, uid: null, NoVersion);

    /// <summary>Changes the object with that uid, and never creates one.</summary>
    public static ReadOnlyMemory<byte> ForObject(WantedCopy wanted, JsonElement manifest, string? @namespace, CopyMarks marks, string uid) =>
        Write(wanted, manifest, @namespace, marks, uid, resourceVersion: null);

    /// <summary>Changes the object with that uid if it is still at that version, and never creates one.</summary>
    public static ReadOnlyMemory<byte> ForVersion(WantedCopy wanted, JsonElement manifest, string? @namespace, CopyMarks marks, string uid, string resourceVersion) =>
        Write(wanted, manifest, @namespace, marks, uid, resourceVersion);

    private static ReadOnlyMemory<byte> Write(WantedCopy wanted, JsonElement manifest, string? @namespace, CopyMarks marks, string? uid, string? resourceVersion)
    {
        var buffer = new ArrayBufferWriter<byte>(wanted.Manifest.Length + 1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("apiVersion", wanted.Item.Group.Length == 0 ? wanted.Item.Version : $"{wanted.Item.Group}/{wanted.Item.Version}");
        json.WriteString("kind", wanted.Item.Kind);
        WriteMetadata(json, wanted, manifest, @namespace, marks, uid, resourceVersion);
        foreach (var field in manifest.EnumerateObject())
        {
            if (IsContent(field))
            {
                field.WriteTo(json);
            }
        }

        if (IsSecret(wanted) && !manifest.TryGetProperty("type", out _))
        {
            json.WriteString("type", SecretTypes.Opaque);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteMetadata(
        Utf8JsonWriter json, WantedCopy wanted, JsonElement manifest, string? @namespace, CopyMarks marks, string? uid, string? resourceVersion)
    {
        json.WriteStartObject("metadata");
        json.WriteString("name", wanted.Item.Name);
        WriteIfAny(json, "namespace", @namespace);
        WriteIfAny(json, "uid", uid);
        WriteIfAny(json, "resourceVersion", resourceVersion);
        json.WriteStartObject("labels");
        WriteTravelling(json, manifest, "labels", CopyMarkKeys.Labels);
        marks.WriteLabels(json);
        json.WriteEndObject();
        json.WriteStartObject("annotations");
        WriteTravelling(json, manifest, "annotations", CopyMarkKeys.Annotations);
        marks.WriteAnnotations(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTravelling(Utf8JsonWriter json, JsonElement manifest, string name, IReadOnlyList<string> marks)
    {
        if (!manifest.TryGetProperty("metadata", out var metadata) || !metadata.TryGetProperty(name, out var values) || values.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var value in values.EnumerateObject())
        {
            if (!marks.Contains(value.Name))
            {
                value.WriteTo(json);
            }
        }
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    // Status belongs to the target; what is applied to it would be owned and fought over for ever.
    private static bool IsContent(JsonProperty field) =>
        !field.NameEquals("apiVersion") && !field.NameEquals("kind") && !field.NameEquals("metadata") && !field.NameEquals("status") && !field.NameEquals("immutable");

    private static bool IsSecret(WantedCopy wanted) => wanted.Item is { Group: "", Kind: "Secret" };
}
