namespace Tombolo.Kubernetes.Discovery;

/// <summary>A version of a group (meta/v1 GroupVersionForDiscovery).</summary>
internal sealed record ApiGroupVersion(string? Version);
