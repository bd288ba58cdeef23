using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Primary.Membership;

/// <summary>What the informer of Clusters keeps; shared by everything on the primary that reads Clusters.</summary>
internal static class ClusterInformer
{
    /// <summary>Index by the id of the member.</summary>
    public const string ById = "id";

    /// <summary>Index by the thumbprint of the member's key.</summary>
    public const string ByKey = "key";

    /// <summary>Index by the id of the token the member joined with.</summary>
    public const string ByTokenId = "tokenId";

    /// <summary>Index by the service account the member joined with.</summary>
    public const string BySubject = "subject";

    /// <summary>Index by <see cref="ClusterTypes"/>.</summary>
    public const string ByType = "type";

    public static InformerOptions<Cluster> Options { get; } = new()
    {
        Decode = Decoders.Typed(ApiJsonContext.Default.Cluster),
        Namespace = WellKnownNamespaces.MultiCluster,
        Indexers = new Dictionary<string, Func<Cluster, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            [ById] = cluster => Values(cluster.MemberId()),
            [ByKey] = cluster => Values(cluster.Annotation(Annotations.ClusterKey)),
            [ByTokenId] = cluster => Values(cluster.Annotation(Annotations.TokenId)),
            [BySubject] = cluster => Values(cluster.Annotation(Annotations.TrustSubject)),
            [ByType] = cluster => [cluster.IsPrimary() ? ClusterTypes.Primary : ClusterTypes.Secondary],
        },
    };

    private static string[] Values(string? value) => value is { Length: > 0 } ? [value] : [];
}
