using Tombolo.Cli.Connecting;
using Tombolo.Testing.InMemory;

namespace Tombolo.Cli.Tests.Harness;

/// <summary>Connects every command to one API in memory and keeps what was asked for.</summary>
internal sealed class InMemoryConnector(InMemoryKubernetes api) : IClusterConnector
{
    public ClusterAddress? Last { get; private set; }

    public ClusterConnection Connect(ClusterAddress address)
    {
        Last = address;
        return new ClusterConnection(api, address.K10Namespace, "somebody");
    }
}
