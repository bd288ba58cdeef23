using System.Security.Cryptography;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>One session request on its way, and how to read what comes back to it.</summary>
public sealed class SessionAttempt : IDisposable
{
    private readonly SessionDetails _details;
    private readonly SigningKey _clusterKey;
    private readonly EphemeralKey _ephemeralKey;
    private readonly byte[] _requestHash;

    internal SessionAttempt(SessionDetails details, SigningKey clusterKey, EphemeralKey ephemeralKey, SignedMessage request)
    {
        _details = details;
        _clusterKey = clusterKey;
        _ephemeralKey = ephemeralKey;
        _requestHash = request.HashBody();
        Request = request.ToUtf8();
    }

    /// <summary>Body of <c>POST session</c>.</summary>
    public ReadOnlyMemory<byte> Request { get; }

    /// <summary>Believes what the pinned key signed over this very request, and nothing else.</summary>
    public SessionOutcome Read(HttpAnswer answer)
    {
        var (accepted, message, refusal, problem) = AnswerReader.Read(
            answer, _requestHash, _details.PrimaryKey, ProtocolJsonContext.Default.SessionAccepted, SignatureDomain.SessionAccepted);
        if (accepted is not null)
        {
            return Establish(accepted, message!);
        }

        return refusal is null ? new SessionTransient(problem!) : ReadRefusal(refusal);
    }

    public void Dispose() => _ephemeralKey.Dispose();

    private SessionOutcome ReadRefusal(Refusal refusal) =>
        TombstoneVerifier.Verify(refusal.Tombstone, _details.PrimaryKey, _details.ClusterId, _details.Incarnation) is { } tombstone
            ? new MembershipEnded(tombstone)
            : new SessionRefused(refusal.Reason, refusal.Message) { RetryAfter = TimeSpan.FromSeconds(Math.Max(0, refusal.RetryAfterSeconds ?? 0)) };

    private SessionOutcome Establish(SessionAccepted accepted, SignedMessage message)
    {
        if (!ProtocolVersions.Supported.Contains(accepted.Version))
        {
            return new SessionTransient($"The primary chose version {accepted.Version} of the protocol, which this release does not speak. {RefusalReasons.VersionUnsupported.Repair}");
        }

        if (accepted.Epoch < _details.HighestEpoch)
        {
            return new SessionTransient($"The primary is in epoch {accepted.Epoch}, but this cluster has seen epoch {_details.HighestEpoch}: a hub that is no longer the active one answered, or the primary was restored from a backup. Nothing is changed.");
        }

        var secret = _ephemeralKey.Agree(accepted.EphemeralKey);
        var transcript = SessionTranscript.Compute(_requestHash, message.HashBody());
        var keys = SessionKeys.Derive(secret, transcript);
        CryptographicOperations.ZeroMemory(secret);
        return new SessionEstablished(new MemberSession(accepted, message, keys, _clusterKey.Sign(SignatureDomain.SessionConfirm, transcript)));
    }
}
