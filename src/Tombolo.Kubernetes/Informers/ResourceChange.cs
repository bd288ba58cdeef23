using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Informers;

/// <summary>One change in an informer's store.</summary>
/// <param name="Current">The object after the change; default when <paramref name="Type"/> is <see cref="ResourceChangeType.Deleted"/>.</param>
/// <param name="Previous">The object before the change; default when it was added.</param>
public readonly record struct ResourceChange<T>(ResourceChangeType Type, ResourceKey Key, T? Current, T? Previous);
