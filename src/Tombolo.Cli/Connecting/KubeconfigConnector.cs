using Tombolo.Cli.Commands.Version;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Kubeconfig;

namespace Tombolo.Cli.Connecting;

/// <summary>Connects as kubectl does: the named kubeconfig, else that of the surroundings, else the pod's own account.</summary>
internal sealed class KubeconfigConnector(TimeProvider time) : IClusterConnector
{
    private static readonly KubernetesClientOptions Options = new() { UserAgent = $"tombolo-cli/{ProductVersion.Number}" };

    public ClusterConnection Connect(ClusterAddress address)
    {
        var configuration = KubernetesClientFactory.Detect(new KubeconfigOptions { Path = address.Kubeconfig, Context = address.Context }, time);
        return new ClusterConnection(KubernetesClientFactory.Create(configuration, Options, time), address.K10Namespace, configuration.ToString())
        {
            Credentials = configuration.Credentials,
        };
    }
}
