using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Objects;

/// <summary>
/// One object of the Kubernetes API: its UTF-8 JSON as the server sent it, and the metadata read from it in one pass.
/// A thin value: copying it copies two references, the bytes are shared.
/// </summary>
public readonly struct KubernetesObject
{
    // What a slice may leave unused of its array before it is worth a copy: the wrapper of a watch event is far smaller.
    private const int TolerableWaste = 256;

    internal KubernetesObject(ReadOnlyMemory<byte> json, ObjectMetadata metadata)
    {
        Json = json;
        Metadata = metadata;
    }

    /// <summary>The whole object, UTF-8 JSON. An item of a list is a slice of its page, without apiVersion and kind of its own.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>What every object carries: kind, name, labels, version. Never null for a value made by <c>Parse</c>.</summary>
    public ObjectMetadata Metadata { get; }

    /// <summary>Namespace and name.</summary>
    public ResourceKey Key => Metadata.Key;

    /// <summary>Reads the metadata of <paramref name="json"/>; the bytes are kept, not copied.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON object, or a metadata field has the wrong type.</exception>
    public static KubernetesObject Parse(ReadOnlyMemory<byte> json) => new(json, ObjectMetadataReader.Read(json.Span));

    /// <summary>As <see cref="Parse(ReadOnlyMemory{byte})"/>; the metadata takes apiVersion and kind of <paramref name="type"/> where the bytes have none.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON object, or a metadata field has the wrong type.</exception>
    public static KubernetesObject Parse(ReadOnlyMemory<byte> json, ResourceType type) => new(json, ObjectMetadataReader.Read(json.Span, type));

    /// <summary>Decodes the whole object with a source-generated contract.</summary>
    /// <exception cref="JsonException">A field has another type than the contract says.</exception>
    public T Deserialize<T>(JsonTypeInfo<T> contract) =>
        JsonSerializer.Deserialize(Json.Span, contract) ?? throw new JsonException($"{Metadata.Kind} {Key}: null is not an object");

    /// <summary>Parses the object for field-by-field reading; the caller disposes it.</summary>
    public JsonDocument ToDocument() => JsonDocument.Parse(Json, JsonLimits.Document);

    /// <summary>The same object over bytes of its own, so that keeping it does not keep the page it came in; itself when that would save nothing.</summary>
    public KubernetesObject Detach() =>
        MemoryMarshal.TryGetArray(Json, out var segment) && segment.Array!.Length <= Json.Length + TolerableWaste ? this : new(Json.ToArray(), Metadata);

    /// <summary>Kind, namespace, name and version; never the content, which may be secret.</summary>
    public override string ToString() => $"{Metadata.Kind} {Key} at {Metadata.ResourceVersion}";
}
