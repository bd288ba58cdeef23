using Tombolo.Kubernetes.Objects;

namespace Tombolo.Kubernetes.Client;

/// <summary>One page of a list.</summary>
/// <param name="ResourceVersion">The version of the whole list; where a watch goes on.</param>
/// <param name="Continue">Token of the next page, or null on the last.</param>
public sealed record ResourceList(IReadOnlyList<KubernetesObject> Items, string ResourceVersion, string? Continue);
