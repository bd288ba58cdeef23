using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Runtime.Finalizers;

/// <summary>What a finalizer's patch needs to know of an object, as a cache or the API server last showed it.</summary>
public sealed record FinalizedObject(ResourceKey Key, string Uid, string ResourceVersion, IReadOnlyList<string> Finalizers)
{
    public static FinalizedObject Of(ObjectMetadata metadata) =>
        new(metadata.Key, metadata.Uid, metadata.ResourceVersion, metadata.Finalizers);

    /// <exception cref="ArgumentException">The record was not read from an API server: it has no name, uid or version.</exception>
    public static FinalizedObject Of(ObjectMeta metadata) =>
        metadata is { Name: { } name, Uid: { } uid, ResourceVersion: { } version }
            ? new(new ResourceKey(metadata.Namespace ?? "", name), uid, version, metadata.Finalizers ?? [])
            : throw new ArgumentException("an object without name, uid or resourceVersion was not read from an API server", nameof(metadata));
}
