using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Membership;

/// <summary>Makes a <see cref="Member"/> of a Cluster.</summary>
internal static class MemberReader
{
    private static readonly Dictionary<string, string> NoLabels = [];

    /// <summary>Null when the Cluster carries no identity that could be proven: it was written by somebody else, or its annotations were damaged.</summary>
    public static Member? Read(Cluster cluster)
    {
        if (cluster.MemberId() is not { Length: > 0 } id
            || cluster.Annotation(Annotations.Incarnation) is not { Length: > 0 } incarnation
            || !BinaryText.TryDecode(cluster.Annotation(Annotations.PublicKey), out var subjectPublicKeyInfo)
            || !VerificationKey.TryImport(subjectPublicKeyInfo, out var key))
        {
            return null;
        }

        return new Member(
            cluster.Name(),
            id,
            incarnation,
            key.SubjectPublicKeyInfo,
            key.Thumbprint,
            cluster.Spec?.Location.Namespace ?? WellKnownNamespaces.DefaultK10,
            cluster.IsPrimary(),
            cluster.IsDeleting(),
            cluster.Metadata.Labels ?? NoLabels)
        {
            IsPaused = cluster.Spec?.Paused ?? false,
            PauseReason = cluster.Spec?.PauseReason ?? "",
            ForceSync = cluster.Annotation(Annotations.ForceSync) ?? "",
        };
    }
}
