using Tombolo.Cli.Connecting;
using Tombolo.Kubernetes.Credentials;
using Tombolo.Testing.InMemory;

namespace Tombolo.Cli.Tests.Harness;

/// <summary>Connects every command to one API in memory and keeps what was asked for.</summary>
internal sealed class InMemoryConnector(InMemoryKubernetes api) : IClusterConnector
{
    /// <summary>What the user proves the own identity with.</summary>
    public ICredentialProvider Credentials { get; set; } = FixedCredential.Anonymous;

    public ClusterAddress? Last { get; private set; }

    public ClusterConnection Connect(ClusterAddress address)
    {
        Last = address;
        return new ClusterConnection(api, address.K10Namespace, "somebody") { Credentials = Credentials };
    }
}
