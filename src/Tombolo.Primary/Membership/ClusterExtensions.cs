using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;

namespace Tombolo.Primary.Membership;

/// <summary>Reads what a Cluster says about its membership.</summary>
internal static class ClusterExtensions
{
    public static ResourceKey Key(this Cluster cluster) => new(cluster.Metadata.Namespace ?? "", cluster.Metadata.Name ?? "");

    public static string Name(this Cluster cluster) => cluster.Metadata.Name ?? "";

    /// <summary>The specification decides; the label follows it.</summary>
    public static bool IsPrimary(this Cluster cluster) => cluster.Spec?.Primary == true;

    public static bool IsDeleting(this Cluster cluster) => cluster.Metadata.DeletionTimestamp is not null;

    /// <summary>UID of the member's <c>kube-system</c>; the annotation is written with the object, the status later.</summary>
    public static string? MemberId(this Cluster cluster) => cluster.Annotation(Annotations.ClusterUid) ?? cluster.Status?.Id;

    public static string? Annotation(this Cluster cluster, string key) => cluster.Metadata.Annotations?.GetValueOrDefault(key);

    public static bool HasFinalizer(this Cluster cluster) => cluster.Metadata.Finalizers?.Contains(Finalizers.ClusterInfo) == true;
}
