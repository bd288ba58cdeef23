using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>Signs what the primary says about requests.</summary>
public sealed class PrimaryAnswers(SigningKey primaryKey, TimeProvider time)
{
    /// <summary>A refusal as it is sent; carries the tombstone, if there is one.</summary>
    public byte[] Refuse(Rejection rejection, SignedMessage? tombstone = null)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        var (reason, detail, requestHash) = rejection;
        var message = detail.Length == 0 ? reason.Repair : $"{detail} {reason.Repair}";
        var refusal = new Refusal(requestHash, reason.Code, message, reason.Permanent, primaryKey.PublicKey, time.GetUtcNow(), tombstone)
        {
            RetryAfterSeconds = rejection.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null,
        };
        return Sign(refusal, ProtocolJsonContext.Default.Refusal, SignatureDomain.Refusal).ToUtf8();
    }

    internal SignedMessage Sign<T>(T content, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, SignatureDomain domain) =>
        SignedMessage.Create(content, type, new MessageSigner(SignatureNames.Primary, primaryKey, domain));
}
