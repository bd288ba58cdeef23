using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Storage;

/// <summary>
/// An object as the store keeps it: immutable bytes, shared with every reader and watcher, and the few fields that
/// selection needs. The bytes begin with apiVersion and kind, so that another version of the same object is another head on the same rest.
/// </summary>
internal sealed class StoredObject
{
    private static readonly IReadOnlyDictionary<string, string> NoText = new Dictionary<string, string>(0);

    private readonly byte[] _json;
    private readonly int _restOffset;

    private StoredObject(string key) => (Key, _json, Labels, Fields, OwnerUids) = (key, [], NoText, NoText, []);

    private StoredObject(ResourceDefinition resource, JsonObject item, byte[] json, int restOffset, long revision)
    {
        var metadata = item.Object("metadata");
        (_json, _restOffset, Revision) = (json, restOffset, revision);
        Namespace = metadata.Text("namespace") ?? "";
        Name = metadata.Text("name") ?? "";
        Key = KeyOf(Namespace, Name);
        Uid = metadata.Text("uid") ?? "";
        ApiVersion = resource.ApiVersion;
        Labels = ReadLabels(metadata.Object("labels"));
        Fields = ReadFields(resource, item);
        OwnerUids = [.. metadata.Array("ownerReferences")?.OfType<JsonObject>().Select(owner => owner.Text("uid")).OfType<string>() ?? []];
        IsTerminating = metadata?["deletionTimestamp"] is not null;
    }

    /// <summary>Where it stands in the store's order: <c>namespace/name</c>, or the name of a cluster-scoped object.</summary>
    public string Key { get; }

    public string Namespace { get; } = "";

    public string Name { get; } = "";

    public string Uid { get; } = "";

    /// <summary>The version it was written in.</summary>
    public string ApiVersion { get; } = "";

    /// <summary>Its resourceVersion.</summary>
    public long Revision { get; }

    public IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>The values of <see cref="ResourceDefinition.SelectableFields"/>.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    public IReadOnlyList<string> OwnerUids { get; }

    public bool IsTerminating { get; }

    /// <summary>How many bytes it takes.</summary>
    public int Length => _json.Length;

    public static string KeyOf(string @namespace, string name) => @namespace.Length == 0 ? name : $"{@namespace}/{name}";

    /// <summary>Something that stands where an object of this key would, to search with.</summary>
    public static StoredObject Probe(string key) => new(key);

    /// <summary>Keeps an object; its resourceVersion becomes <paramref name="revision"/>, or is left out when that is 0.</summary>
    public static StoredObject Create(ResourceDefinition resource, JsonObject item, long revision)
    {
        var metadata = item.Metadata();
        if (revision == 0)
        {
            metadata.Remove("resourceVersion");
        }
        else
        {
            metadata["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture);
        }

        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = JsonText.CreateWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("apiVersion"u8, resource.ApiVersion);
        writer.WriteString("kind"u8, resource.Kind);
        writer.Flush();

        // After the head and the comma that follows it.
        var restOffset = buffer.WrittenCount + 1;
        OrderedJson.Write(writer, "metadata", metadata, resource.IsCustom);
        foreach (var (name, value) in resource.IsCustom ? item.OrderBy(field => field.Key, StringComparer.Ordinal) : item.AsEnumerable())
        {
            if (name is not ("apiVersion" or "kind" or "metadata"))
            {
                OrderedJson.Write(writer, name, value, resource.IsCustom);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return new StoredObject(resource, item, buffer.WrittenSpan.ToArray(), restOffset, revision);
    }

    /// <summary>The object to be changed at will, in a version of its resource.</summary>
    public JsonObject Read(ResourceDefinition resource)
    {
        var item = JsonText.ParseObject(_json);
        item["apiVersion"] = resource.ApiVersion;
        return item;
    }

    /// <summary>The object as it was written, to be changed at will.</summary>
    public JsonObject Read() => JsonText.ParseObject(_json);

    /// <summary>The whole object in a version of its resource.</summary>
    public void WriteTo(IBufferWriter<byte> output, ResourceDefinition resource)
    {
        if (ApiVersion == resource.ApiVersion)
        {
            output.Write(_json);
            return;
        }

        ObjectHead.Write(output, resource);
        output.Write(Rest);
    }

    /// <summary>The object as an item of a list: of built-in kinds without apiVersion and kind, as the API server does it.</summary>
    public void WriteItemTo(IBufferWriter<byte> output, ResourceDefinition resource)
    {
        if (resource.IsCustom)
        {
            WriteTo(output, resource);
            return;
        }

        output.Write("{"u8);
        output.Write(Rest);
    }

    private ReadOnlySpan<byte> Rest => _json.AsSpan(_restOffset);

    private static IReadOnlyDictionary<string, string> ReadLabels(JsonObject? labels)
    {
        if (labels is null || labels.Count == 0)
        {
            return NoText;
        }

        var result = new Dictionary<string, string>(labels.Count, StringComparer.Ordinal);
        foreach (var (name, value) in labels)
        {
            result[name] = value.AsText() ?? "";
        }

        return result;
    }

    private static IReadOnlyDictionary<string, string> ReadFields(ResourceDefinition resource, JsonObject item)
    {
        if (resource.SelectableFields.Count == 0)
        {
            return NoText;
        }

        var result = new Dictionary<string, string>(resource.SelectableFields.Count, StringComparer.Ordinal);
        foreach (var (field, path) in resource.SelectableFields)
        {
            result[field] = item.At(path) is { } value ? value.AsText() ?? value.ToJsonString() : resource.FieldDefaults.GetValueOrDefault(field, "");
        }

        return result;
    }
}
