using System.Security.Cryptography;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>The member's side of the session handshake. Moves no bytes itself.</summary>
public static class SessionClient
{
    private const int NonceLength = 32;

    /// <summary>Makes the request. The attempt keeps <paramref name="clusterKey"/> to confirm the session with; it does not own it.</summary>
    public static SessionAttempt Begin(SigningKey clusterKey, SessionDetails details, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(clusterKey);
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(time);
        var ephemeralKey = EphemeralKey.Create();
        var request = new SessionRequest
        {
            Versions = ProtocolVersions.Supported,
            ClusterId = details.ClusterId,
            Incarnation = details.Incarnation,
            Instance = details.Instance,
            ClusterKey = clusterKey.PublicKey,
            Primary = details.PrimaryKey,
            HighestEpoch = details.HighestEpoch,
            EpochEvidence = details.EpochEvidence,
            EphemeralKey = ephemeralKey.PublicKey,
            Nonce = RandomNumberGenerator.GetBytes(NonceLength),
            MemberTime = time.GetUtcNow(),
            Leaving = details.Leaving,
        };
        var message = SignedMessage.Create(
            request,
            ProtocolJsonContext.Default.SessionRequest,
            new MessageSigner(SignatureNames.Cluster, clusterKey, SignatureDomain.SessionRequest));
        return new SessionAttempt(details, clusterKey, ephemeralKey, message);
    }
}
