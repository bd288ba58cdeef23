using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>One join request on its way, and how to read what comes back to it.</summary>
public sealed class JoinAttempt
{
    private readonly byte[] _requestHash;
    private readonly string _pinned;
    private readonly string? _early;

    /// <param name="pinned">See <see cref="AnswerReader"/>.</param>
    /// <param name="early">What to say when the primary does not know what this request proves but may come to; null when that is its verdict.</param>
    internal JoinAttempt(SignedMessage request, string pinned, string? early)
    {
        Request = request.ToUtf8();
        _requestHash = request.HashBody();
        _pinned = pinned;
        _early = early;
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
            { } early when _early is not null && early.Reason == RefusalReasons.InvalidToken.Code => new JoinTransient($"{early.Reason}: {_early} It is tried again."),
            { Permanent: true } => new JoinRefused(refusal.Reason, refusal.Message),
            not null => new JoinTransient($"{refusal.Reason}: {refusal.Message}"),
            null => new JoinTransient(problem!),
        };
    }
}
