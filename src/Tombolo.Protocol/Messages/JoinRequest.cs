using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Protocol.Messages;

/// <summary><c>POST join</c>, signed by the token's key and by the cluster's.</summary>
public sealed record JoinRequest
{
    /// <summary>What the member offered in its request for a challenge; with <see cref="Version"/> it shows a downgrade on the way.</summary>
    public required IReadOnlyList<int> Versions { get; init; }

    public required int Version { get; init; }

    public required VerificationKey TokenKey { get; init; }

    /// <summary>From the token's public part.</summary>
    public ReadOnlyMemory<byte>? TokenProof { get; init; }

    /// <summary>
    /// A service-account token of the cluster, instead of a join token; then <see cref="TokenKey"/> is the cluster's key. It is bound to that key by an
    /// audience, so that who sees it on the way cannot use it.
    /// </summary>
    public string? IdentityToken { get; init; }

    /// <summary>The identity that the cluster will have.</summary>
    public required VerificationKey ClusterKey { get; init; }

    /// <summary>UID of the namespace <c>kube-system</c>.</summary>
    public required string ClusterUid { get; init; }

    /// <summary>Random name of this life of the membership: new after each end of one.</summary>
    public required string Incarnation { get; init; }

    /// <summary>The name wished for; absent: the primary makes one.</summary>
    public string? Name { get; init; }

    /// <summary>URL of the cluster's own dashboard.</summary>
    public string? Ingress { get; init; }

    /// <summary>The URL that was really dialled.</summary>
    public required string PrimaryUrl { get; init; }

    public required ReadOnlyMemory<byte> ServerNonce { get; init; }

    public required ReadOnlyMemory<byte> MemberNonce { get; init; }

    public required string K10Namespace { get; init; }

    public required string ReleaseName { get; init; }

    public required MemberFacts Facts { get; init; }

    /// <summary>The audience by which an <see cref="IdentityToken"/> is bound to the key of a cluster.</summary>
    public static string KeyAudience(VerificationKey clusterKey)
    {
        ArgumentNullException.ThrowIfNull(clusterKey);
        return $"tombolo.io/cluster-key/{clusterKey.Thumbprint}";
    }

    /// <summary>The cluster; never the identity token.</summary>
    public override string ToString() => $"join of cluster {ClusterUid}";
}
