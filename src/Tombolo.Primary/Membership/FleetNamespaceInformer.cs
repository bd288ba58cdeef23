using Tombolo.Api.Names;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Primary.Membership;

/// <summary>What the informer of namespaces keeps: the namespace of the fleet alone.</summary>
internal static class FleetNamespaceInformer
{
    public static InformerOptions<KubernetesObject> Options { get; } = new()
    {
        Decode = Decoders.Bytes,
        FieldSelector = $"metadata.name={WellKnownNamespaces.MultiCluster}",
    };
}
