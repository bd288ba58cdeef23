using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Connecting;

/// <summary>The cluster a command works on.</summary>
/// <param name="K10Namespace">Where the server runs.</param>
/// <param name="User">Who asks and by which context, for messages; no secret.</param>
internal sealed record ClusterConnection(IKubernetesClient Client, string K10Namespace, string User) : IDisposable
{
    public void Dispose() => (Client as IDisposable)?.Dispose();
}
