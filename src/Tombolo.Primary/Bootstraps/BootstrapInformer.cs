using Tombolo.Api.Names;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Primary.Bootstraps;

/// <summary>What the informer of Bootstraps keeps: the objects as they come, so that one that does not fit can be told so.</summary>
internal static class BootstrapInformer
{
    public static InformerOptions<KubernetesObject> Options { get; } = new()
    {
        Decode = Decoders.Bytes,
        Namespace = WellKnownNamespaces.MultiCluster,
    };
}
