using Tombolo.Primary.Trusts;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>Who asks to join: the part of a verified request that membership is about.</summary>
/// <param name="Id">UID of its <c>kube-system</c>.</param>
/// <param name="Name">The name wished for; null lets the primary choose.</param>
/// <param name="Ingress">URL of its dashboard in normal form; null when it gave none.</param>
internal sealed record JoinApplicant(
    string Id,
    VerificationKey Key,
    string Incarnation,
    string? Name,
    string? Ingress,
    string TokenId,
    string K10Namespace,
    string ReleaseName)
{
    /// <summary>The service account it joins with, instead of a token; null with a token.</summary>
    public TrustedSubject? Subject { get; init; }

    public static JoinApplicant Of(JoinRequest request, string? ingress) => new(
        request.ClusterUid,
        request.ClusterKey,
        request.Incarnation,
        string.IsNullOrEmpty(request.Name) ? null : request.Name,
        ingress,
        request.TokenKey.Thumbprint,
        request.K10Namespace,
        request.ReleaseName);
}
