namespace Tombolo.Kubernetes.Discovery;

/// <summary>A resource of a version (meta/v1 APIResource).</summary>
/// <param name="Name">The plural; with a slash for a subresource.</param>
internal sealed record ApiResource(string? Name, string? Kind, bool Namespaced);
