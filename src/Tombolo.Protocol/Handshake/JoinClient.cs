using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Protocol.Handshake;

/// <summary>The member's side of a join: challenge, request, answer. Moves no bytes itself.</summary>
public static class JoinClient
{
    private const int NonceLength = 32;

    /// <summary>Body of <c>POST join/challenge</c>.</summary>
    public static byte[] CreateChallengeRequest() =>
        JsonSerializer.SerializeToUtf8Bytes(new ChallengeRequest(ProtocolVersions.Supported), ProtocolJsonContext.Default.ChallengeRequest);

    /// <summary>Reads the answer to it; what is not a challenge that this release can answer is transient.</summary>
    public static bool TryReadChallenge(
        HttpAnswer answer, JoinToken token, [NotNullWhen(true)] out Challenge? challenge, [NotNullWhen(false)] out JoinTransient? problem)
    {
        ArgumentNullException.ThrowIfNull(token);
        return TryReadChallenge(answer, token.Public.Key, out challenge, out problem);
    }

    /// <summary>Reads the answer to it; what is not a challenge that this release can answer is transient.</summary>
    /// <param name="primaryKey">Thumbprint of the primary's key; empty when none is known.</param>
    public static bool TryReadChallenge(
        HttpAnswer answer, string primaryKey, [NotNullWhen(true)] out Challenge? challenge, [NotNullWhen(false)] out JoinTransient? problem)
    {
        problem = null;
        if (!ProtocolJson.TryRead(answer.Body.Span, ProtocolLimits.ChallengeBytes, ProtocolJsonContext.Default.Challenge, out challenge))
        {
            problem = new JoinTransient(AnswerReader.DescribeRefusalOrAnswer(answer, primaryKey));
        }
        else if (!ProtocolVersions.Supported.Contains(challenge.Version))
        {
            problem = new JoinTransient($"The primary wants version {challenge.Version} of the protocol, which this release does not speak. {RefusalReasons.VersionUnsupported.Repair}");
            challenge = null;
        }

        return challenge is not null;
    }

    /// <summary>Makes the request: signed by the token and by the cluster.</summary>
    public static JoinAttempt Begin(JoinToken token, SigningKey clusterKey, Challenge challenge, JoinDetails details) =>
        Begin(JoinProof.OfToken(token), clusterKey, challenge, details);

    /// <summary>Makes the request: signed by the key of the proof and by the cluster.</summary>
    public static JoinAttempt Begin(JoinProof proof, SigningKey clusterKey, Challenge challenge, JoinDetails details)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(clusterKey);
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(details);
        var request = new JoinRequest
        {
            Versions = ProtocolVersions.Supported,
            Version = challenge.Version,
            TokenKey = proof.Key.PublicKey,
            TokenProof = proof.TokenProof,
            IdentityToken = proof.IdentityToken,
            ClusterKey = clusterKey.PublicKey,
            ClusterUid = details.ClusterUid,
            Incarnation = details.Incarnation,
            Name = details.Name,
            Ingress = details.Ingress,
            PrimaryUrl = details.PrimaryUrl,
            ServerNonce = challenge.Nonce,
            MemberNonce = RandomNumberGenerator.GetBytes(NonceLength),
            K10Namespace = details.K10Namespace,
            ReleaseName = details.ReleaseName,
            Facts = details.Facts,
        };
        var message = SignedMessage.Create(
            request,
            ProtocolJsonContext.Default.JoinRequest,
            new MessageSigner(SignatureNames.Token, proof.Key, SignatureDomain.JoinToken),
            new MessageSigner(SignatureNames.Cluster, clusterKey, SignatureDomain.JoinCluster));
        return new JoinAttempt(message, proof.PrimaryKey, proof.Early);
    }
}
