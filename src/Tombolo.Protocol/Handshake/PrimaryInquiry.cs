using System.Text.Json;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>
/// Finds out who answers at the address of a primary, without a token and without changing anything there. What is learned is for people: nothing is
/// proven before a join or a session.
/// </summary>
public static class PrimaryInquiry
{
    /// <summary>Body of a <c>POST join/challenge</c> that every primary refuses under its own key, since it offers no version.</summary>
    public static byte[] CreateIdentityQuestion() => JsonSerializer.SerializeToUtf8Bytes(new ChallengeRequest([]), ProtocolJsonContext.Default.ChallengeRequest);

    /// <summary>Thumbprint of the key under which a request was refused; null when this is no signed refusal.</summary>
    public static string? ReadKey(HttpAnswer answer) => OpenRefusal(answer)?.PrimaryKey.Thumbprint;

    /// <summary>What a signed refusal says; null when this is none.</summary>
    public static string? ReadRefusal(HttpAnswer answer) => OpenRefusal(answer) is { } refusal ? $"{refusal.Reason}: {refusal.Message}" : null;

    /// <summary>The answer to <see cref="JoinClient.CreateChallengeRequest"/>; null when it is no challenge.</summary>
    public static Challenge? ReadChallenge(HttpAnswer answer) =>
        ProtocolJson.TryRead(answer.Body.Span, ProtocolLimits.ChallengeBytes, ProtocolJsonContext.Default.Challenge, out var challenge) ? challenge : null;

    private static Refusal? OpenRefusal(HttpAnswer answer) =>
        SignedMessage.Open(answer.Body.Span, ProtocolJsonContext.Default.Refusal, SignatureNames.Primary, SignatureDomain.Refusal, refusal => refusal.PrimaryKey).Content;
}
