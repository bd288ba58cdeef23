using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Runtime.Events;

/// <summary>The object that an Event is about.</summary>
/// <param name="Uid">Empty when it is not known; <c>kubectl describe</c> finds Events by it.</param>
public sealed record ObjectReference(ResourceType Type, ResourceKey Key, string Uid)
{
    public static ObjectReference To(ResourceType type, ObjectMetadata metadata) => new(type, metadata.Key, metadata.Uid);

    public static ObjectReference To(ResourceType type, ObjectMeta metadata) =>
        new(type, new ResourceKey(metadata.Namespace ?? "", metadata.Name ?? ""), metadata.Uid ?? "");

    /// <inheritdoc/>
    public override string ToString() => $"{Type.Kind} {Key}";
}
