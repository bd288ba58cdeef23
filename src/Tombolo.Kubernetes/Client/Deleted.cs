namespace Tombolo.Kubernetes.Client;

/// <summary>What a delete came to.</summary>
/// <param name="Pending">The object still exists and waits for its finalizers.</param>
public readonly record struct Deleted(bool Pending);
