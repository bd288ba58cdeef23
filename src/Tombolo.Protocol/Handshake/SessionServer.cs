using System.Security.Cryptography;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>
/// The primary's side of the session handshake, as far as it needs no state of the fleet. Order: <see cref="Open"/>, then the caller looks for a
/// tombstone and for the member, then <see cref="Check"/>, then <see cref="Accept"/>.
/// </summary>
public sealed class SessionServer(SigningKey primaryKey, TimeProvider time)
{
    private const int NonceLength = 32;
    private const int SessionIdLength = 16;

    private readonly PrimaryAnswers _answers = new(primaryKey, time);

    /// <summary>Reads <c>POST session</c>: shape, versions, that it is meant for this primary, and that it is signed by the key it names.</summary>
    public Checked<VerifiedSessionRequest> Open(ReadOnlySpan<byte> body)
    {
        if (!SignedMessage.TryParse(body, out var message) || !message.TryReadBody(ProtocolJsonContext.Default.SessionRequest, out var request))
        {
            return Fail(RefusalReasons.Malformed, "The session request could not be read.", default);
        }

        var hash = message.HashBody();
        if (ProtocolVersions.Negotiate(request.Versions) is not { } version)
        {
            return Fail(RefusalReasons.VersionUnsupported, JoinServer.DescribeVersions(request.Versions), hash);
        }

        if (request.Primary != primaryKey.PublicKey.Thumbprint)
        {
            return Fail(RefusalReasons.WrongPrimary, $"This primary's key is {primaryKey.PublicKey.Thumbprint}.", hash);
        }

        return message.IsSignedBy(SignatureNames.Cluster, request.ClusterKey, SignatureDomain.SessionRequest)
            ? Checked<VerifiedSessionRequest>.Pass(new VerifiedSessionRequest(request, hash, version, EpochEvidence.Read(request.EpochEvidence, primaryKey.PublicKey.Thumbprint)))
            : Fail(RefusalReasons.Malformed, "The session request is not signed by the key it names.", hash);
    }

    /// <summary>Compares with the member as the fleet knows it; null when the session may begin.</summary>
    /// <param name="epoch">Term of the active hub.</param>
    public static Rejection? Check(VerifiedSessionRequest request, string knownThumbprint, string knownIncarnation, long epoch)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Request.ClusterKey.Thumbprint != knownThumbprint)
        {
            return request.Reject(
                RefusalReasons.IdentityMismatch, $"The cluster comes with key {request.Request.ClusterKey.Thumbprint}, but the primary knows key {knownThumbprint}.");
        }

        if (request.Request.Incarnation != knownIncarnation)
        {
            return request.Reject(RefusalReasons.UnknownCluster, $"The cluster comes with the membership {request.Request.Incarnation}, but the primary knows {knownIncarnation}.");
        }

        return request.Request.HighestEpoch > epoch
            ? request.Reject(RefusalReasons.PrimaryWentBack, $"The cluster has seen epoch {request.Request.HighestEpoch}, but the primary is in {epoch}.")
            : null;
    }

    /// <summary>Agrees on keys and signs the answer.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Check"/> refuses this request.</exception>
    public PendingSession Accept(VerifiedSessionRequest request, string knownThumbprint, string knownIncarnation, long epoch)
    {
        if (Check(request, knownThumbprint, knownIncarnation, epoch) is { } rejection)
        {
            throw new InvalidOperationException($"The session must not begin: {rejection.Reason}. {rejection.Detail}");
        }

        using var ephemeralKey = EphemeralKey.Create();
        var accepted = new SessionAccepted(
            request.RequestHash,
            BinaryText.Encode(RandomNumberGenerator.GetBytes(SessionIdLength)),
            ephemeralKey.PublicKey,
            RandomNumberGenerator.GetBytes(NonceLength),
            time.GetUtcNow(),
            epoch,
            request.Version,
            primaryKey.PublicKey);
        var message = _answers.Sign(accepted, ProtocolJsonContext.Default.SessionAccepted, SignatureDomain.SessionAccepted);

        var secret = ephemeralKey.Agree(request.Request.EphemeralKey);
        var transcript = SessionTranscript.Compute(request.RequestHash.Span, message.HashBody());
        var keys = SessionKeys.Derive(secret, transcript);
        CryptographicOperations.ZeroMemory(secret);
        return new PendingSession(request.Request, accepted, message.ToUtf8(), keys, transcript);
    }

    /// <summary>The signed answer that refuses; carries the tombstone with reason <see cref="RefusalReasons.Tombstone"/>.</summary>
    public byte[] Refuse(Rejection rejection, SignedMessage? tombstone = null) => _answers.Refuse(rejection, tombstone);

    private static Checked<VerifiedSessionRequest> Fail(RefusalReason reason, string detail, ReadOnlyMemory<byte> hash) =>
        Checked<VerifiedSessionRequest>.Fail(new Rejection(reason, detail, hash));
}
