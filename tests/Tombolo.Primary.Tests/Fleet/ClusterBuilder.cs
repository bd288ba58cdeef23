using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Tests.Fleet;

/// <summary>Clusters as they are after a join, for pure decisions.</summary>
internal static class ClusterBuilder
{
    public static Cluster Member(string name, string id, VerificationKey? key = null, string incarnation = "life-1", string tokenId = "token-id")
    {
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Annotations.ClusterUid] = id,
            [Annotations.Incarnation] = incarnation,
            [Annotations.TokenId] = tokenId,
        };
        if (key is not null)
        {
            annotations[Annotations.ClusterKey] = key.Thumbprint;
            annotations[Annotations.PublicKey] = BinaryText.Encode(key.SubjectPublicKeyInfo.Span);
        }

        return new Cluster
        {
            Metadata = new ObjectMeta { Namespace = WellKnownNamespaces.MultiCluster, Name = name, Annotations = annotations, Finalizers = [Finalizers.ClusterInfo] },
            Spec = new ClusterSpec { K10 = new K10Location { Namespace = "kasten-io", ReleaseName = "k10" } },
        };
    }

    public static Cluster AsPrimary(this Cluster cluster) => cluster with { Spec = cluster.Spec! with { Primary = true } };

    public static Cluster Deleting(this Cluster cluster, DateTimeOffset since) => cluster with { Metadata = cluster.Metadata with { DeletionTimestamp = since } };

    public static Cluster With(this Cluster cluster, string annotation, string value) => cluster with
    {
        Metadata = cluster.Metadata with { Annotations = new Dictionary<string, string>(cluster.Metadata.Annotations!, StringComparer.Ordinal) { [annotation] = value } },
    };
}
