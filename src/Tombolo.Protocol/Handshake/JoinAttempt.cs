using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>One join request on its way, and how to read what comes back to it.</summary>
public sealed class JoinAttempt
{
    private readonly byte[] _requestHash;
    private readonly string _pinned;

    internal JoinAttempt(SignedMessage request, string pinned)
    {
        Request = request.ToUtf8();
        _requestHash = request.HashBody();
        _pinned = pinned;
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
            { Permanent: true } => new JoinRefused(refusal.Reason, refusal.Message),
            not null => new JoinTransient($"{refusal.Reason}: {refusal.Message}"),
            null => new JoinTransient(problem!),
        };
    }
}
