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
    private KubernetesObject(ReadOnlyMemory<byte> json, ObjectMetadata metadata)
    {
        Json = json;
        Metadata = metadata;
    }

    /// <summary>The whole object, UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>What every object carries: kind, name, labels, version. Never null for a value made by <see cref="Parse"/>.</summary>
    public ObjectMetadata Metadata { get; }

    /// <summary>Namespace and name.</summary>
    public ResourceKey Key => Metadata.Key;

    /// <summary>Reads the metadata of <paramref name="json"/>; the bytes are kept, not copied.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON object, or a metadata field has the wrong type.</exception>
    public static KubernetesObject Parse(ReadOnlyMemory<byte> json) => new(json, ObjectMetadataReader.Read(json.Span));

    /// <summary>Decodes the whole object with a source-generated contract.</summary>
    /// <exception cref="JsonException">A field has another type than the contract says.</exception>
    public T Deserialize<T>(JsonTypeInfo<T> contract) =>
        JsonSerializer.Deserialize(Json.Span, contract) ?? throw new JsonException($"{Metadata.Kind} {Key}: null is not an object");

    /// <summary>Parses the object for field-by-field reading; the caller disposes it.</summary>
    public JsonDocument ToDocument() => JsonDocument.Parse(Json);

    /// <summary>Kind, namespace, name and version; never the content, which may be secret.</summary>
    public override string ToString() => $"{Metadata.Kind} {Key} at {Metadata.ResourceVersion}";
}
