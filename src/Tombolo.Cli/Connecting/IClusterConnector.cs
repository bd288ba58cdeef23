using Tombolo.Kubernetes.Configuration;

namespace Tombolo.Cli.Connecting;

/// <summary>Makes connections to clusters.</summary>
internal interface IClusterConnector
{
    /// <exception cref="ConnectionConfigurationException">The configuration is missing or wrong.</exception>
    ClusterConnection Connect(ClusterAddress address);
}
