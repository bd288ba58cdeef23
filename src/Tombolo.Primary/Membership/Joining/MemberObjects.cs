using Tombolo.Api.Bootstraps;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>The two objects that stand for a member (contract sections 1.1 and 1.2).</summary>
internal static class MemberObjects
{
    public static Cluster Cluster(JoinApplicant applicant, string name) => new()
    {
        Metadata = new ObjectMeta
        {
            Namespace = WellKnownNamespaces.MultiCluster,
            Name = name,
            Labels = ClusterLabels(applicant),
            Annotations = Identity(applicant).Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!, StringComparer.Ordinal),
            Finalizers = [Finalizers.ClusterInfo],
        },
        Spec = new ClusterSpec { Primary = false, K10 = Location(applicant) },
    };

    /// <summary>The record of a join. It is complete from the start, and the Cluster does not depend on it.</summary>
    public static Bootstrap Bootstrap(JoinApplicant applicant, string clusterName) => new()
    {
        Metadata = new ObjectMeta
        {
            Namespace = WellKnownNamespaces.MultiCluster,
            Name = BootstrapName(clusterName),
            Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Labels.ManagedBy] = Labels.ManagedByTombolo },
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Annotations.ClusterUid] = applicant.Id,
                [applicant.Subject is null ? Annotations.TokenId : Annotations.Trust] = applicant.Subject?.Trust.Key.Name ?? applicant.TokenId,
            },
        },
        Spec = new BootstrapSpec
        {
            Clusters = new Dictionary<string, BootstrapCluster?>(StringComparer.Ordinal)
            {
                [clusterName] = new() { Name = clusterName, Primary = false, K10 = Location(applicant) },
            },
        },
    };

    public static string BootstrapName(string clusterName) => $"join-{clusterName}";

    /// <summary>The annotations of a Cluster that say who the member is and by what it joined; null where it has none.</summary>
    public static IReadOnlyDictionary<string, string?> Identity(JoinApplicant applicant) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [Annotations.ClusterUid] = applicant.Id,
        [Annotations.ClusterKey] = applicant.Key.Thumbprint,
        [Annotations.PublicKey] = BinaryText.Encode(applicant.Key.SubjectPublicKeyInfo.Span),
        [Annotations.Incarnation] = applicant.Incarnation,
        [Annotations.TokenId] = applicant.Subject is null ? applicant.TokenId : null,
        [Annotations.Trust] = applicant.Subject?.Trust.Key.Name,
        [Annotations.TrustSubject] = applicant.Subject?.Id,
    };

    private static Dictionary<string, string> ClusterLabels(JoinApplicant applicant)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in applicant.Subject?.Trust.Spec.Labels ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            labels[key] = value ?? "";
        }

        labels[Labels.ClusterType] = ClusterTypes.Secondary;
        return labels;
    }

    private static K10Location Location(JoinApplicant applicant) => new()
    {
        Namespace = applicant.K10Namespace,
        ReleaseName = applicant.ReleaseName,
        Ingress = applicant.Ingress is { } url ? new Ingress { Url = url } : null,
    };
}
