using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Cli.Connecting;

/// <summary>The cluster a command works on.</summary>
/// <param name="K10Namespace">Where the server runs.</param>
/// <param name="User">Who asks and by which context, for messages; no secret.</param>
internal sealed record ClusterConnection(IKubernetesClient Client, string K10Namespace, string User) : IDisposable
{
    /// <summary>What the user proves the own identity with.</summary>
    public ICredentialProvider Credentials { get; init; } = FixedCredential.Anonymous;

    public void Dispose() => (Client as IDisposable)?.Dispose();
}
