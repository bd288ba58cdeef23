using System.Text;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>
/// The primary's side of a join, as far as it needs no state of the fleet. Order: <see cref="Open"/>, then the caller looks the token up, then
/// <see cref="TryUseNonce"/>, then the caller's rules, then <see cref="Accept"/>.
/// </summary>
public sealed class JoinServer(SigningKey primaryKey, ChallengeIssuer challenges, TimeProvider time)
{
    private readonly PrimaryAnswers _answers = new(primaryKey, time);

    /// <summary>Answers <c>POST join/challenge</c>.</summary>
    public Checked<Challenge> CreateChallenge(ReadOnlySpan<byte> body)
    {
        if (!ProtocolJson.TryRead(body, ProtocolLimits.ChallengeBytes, ProtocolJsonContext.Default.ChallengeRequest, out var request))
        {
            return Fail<Challenge>(RefusalReasons.Malformed, "The request for a challenge could not be read.");
        }

        return ProtocolVersions.Negotiate(request.Versions) is { } version
            ? Checked<Challenge>.Pass(new Challenge(version, challenges.Issue(), time.GetUtcNow()))
            : Fail<Challenge>(RefusalReasons.VersionUnsupported, DescribeVersions(request.Versions));
    }

    /// <summary>Reads <c>POST join</c> and checks all that can be checked without knowing tokens: shape, versions, nonce, both signatures.</summary>
    public Checked<VerifiedJoin> Open(ReadOnlySpan<byte> body)
    {
        if (!SignedMessage.TryParse(body, out var message) || !message.TryReadBody(ProtocolJsonContext.Default.JoinRequest, out var request))
        {
            return Fail<VerifiedJoin>(RefusalReasons.Malformed, "The join request could not be read.");
        }

        var hash = message.HashBody();
        if (ProtocolVersions.Negotiate(request.Versions) is not { } version || version != request.Version)
        {
            return Fail<VerifiedJoin>(RefusalReasons.VersionUnsupported, DescribeVersions(request.Versions), hash);
        }

        if (!challenges.IsValid(request.ServerNonce.Span))
        {
            return Fail<VerifiedJoin>(RefusalReasons.ChallengeExpired, "The challenge in the join request is not valid now.", hash);
        }

        if (!message.IsSignedBy(SignatureNames.Cluster, request.ClusterKey, SignatureDomain.JoinCluster)
            || !message.IsSignedBy(SignatureNames.Token, request.TokenKey, SignatureDomain.JoinToken))
        {
            return Fail<VerifiedJoin>(RefusalReasons.Malformed, "The join request is not signed by the keys it names.", hash);
        }

        return Checked<VerifiedJoin>.Pass(new VerifiedJoin(request, hash, HasProof(request)));
    }

    /// <summary>Takes the request's nonce; false when it was used before: then the answer is <see cref="RefusalReasons.ChallengeExpired"/>.</summary>
    public bool TryUseNonce(VerifiedJoin join)
    {
        ArgumentNullException.ThrowIfNull(join);
        return challenges.TryUse(join.Request.ServerNonce.Span);
    }

    /// <summary>The signed answer that takes the cluster in.</summary>
    public byte[] Accept(VerifiedJoin join, string name, string id, string primaryName, string primaryId)
    {
        ArgumentNullException.ThrowIfNull(join);
        var accepted = new JoinAccepted(join.RequestHash, name, id, primaryName, primaryId, primaryKey.PublicKey, time.GetUtcNow());
        return _answers.Sign(accepted, ProtocolJsonContext.Default.JoinAccepted, SignatureDomain.JoinAccepted).ToUtf8();
    }

    /// <summary>The signed answer that does not.</summary>
    public byte[] Refuse(Rejection rejection) => _answers.Refuse(rejection);

    internal static string DescribeVersions(IReadOnlyList<int> offered) =>
        $"The cluster speaks versions {string.Join(", ", offered.Take(8))} of the protocol, the primary {string.Join(", ", ProtocolVersions.Supported)}.";

    private bool HasProof(JoinRequest request) =>
        request.TokenProof is { } proof
        && primaryKey.PublicKey.Verify(SignatureDomain.TokenProof, Encoding.ASCII.GetBytes(request.TokenKey.Thumbprint), proof.Span);

    private static Checked<T> Fail<T>(RefusalReason reason, string detail, ReadOnlyMemory<byte> hash = default)
        where T : class => Checked<T>.Fail(new Rejection(reason, detail, hash));
}
