namespace Tombolo.Kubernetes.Errors;

/// <summary>No answer from the API server: name resolution, connection, TLS or time-out. The message names the server and the cause.</summary>
public sealed class KubernetesUnreachableException(Uri server, Exception inner)
    : Exception($"Kubernetes API server {server} cannot be reached: {inner.Message}", inner)
{
    public Uri Server { get; } = server;
}
