using Tombolo.Api.Names;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>One join request on its way, and how to read what comes back to it.</summary>
public sealed class JoinAttempt
{
    private readonly byte[] _requestHash;
    private readonly string _pinned;
    private readonly bool _mayBeEarly;

    /// <param name="pinned">See <see cref="AnswerReader"/>.</param>
    /// <param name="mayBeEarly">The primary may come to know later what this request proves, so that not knowing it is no verdict.</param>
    internal JoinAttempt(SignedMessage request, string pinned, bool mayBeEarly)
    {
        Request = request.ToUtf8();
        _requestHash = request.HashBody();
        _pinned = pinned;
        _mayBeEarly = mayBeEarly;
    }

    /// <summary>Body of <c>POST join</c>.</summary>
    public ReadOnlyMemory<byte> Request { get; }

    /// <summary>Believes what the pinned key signed over this very request, and nothing else.</summary>
    public JoinOutcome Read(HttpAnswer answer)
    {
        var (accepted, _, refusal, problem) = AnswerReader.Read(
            answer, _requestHash, _pinned, ProtocolJsonContext.Default.JoinAccepted, SignatureDomain.JoinAccepted);
        if (accepted is not null)
        {
            return new JoinSucceeded(accepted);
        }

        return refusal switch
        {
            { } early when _mayBeEarly && early.Reason == RefusalReasons.InvalidToken.Code => new JoinTransient(
                $"{early.Reason}: the primary does not know this token yet; apply the Secret of type {SecretTypes.JoinToken} that was made with it on the primary. It is tried again."),
            { Permanent: true } => new JoinRefused(refusal.Reason, refusal.Message),
            not null => new JoinTransient($"{refusal.Reason}: {refusal.Message}"),
            null => new JoinTransient(problem!),
        };
    }
}
