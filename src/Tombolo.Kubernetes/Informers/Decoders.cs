using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Informers;

/// <summary>The usual ways to decode for <see cref="InformerOptions{T}.Decode"/>.</summary>
public static class Decoders
{
    /// <summary>Keeps the bytes, each object its own.</summary>
    public static Func<KubernetesObject, KubernetesObject> Bytes { get; } = found => found.Detach();

    /// <summary>Decodes to a record and drops the bytes.</summary>
    /// <exception cref="JsonException">From the function: the object does not fit the contract.</exception>
    public static Func<KubernetesObject, T?> Typed<T>(JsonTypeInfo<T> contract) => found => found.Deserialize(contract);
}
