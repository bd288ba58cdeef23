using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>
/// A session as the primary holds it. It is not live, and supersedes nothing, until <see cref="IsConfirmedBy"/> was true for the signature in
/// its first <c>sync</c>: a replayed request gets this far and no further.
/// </summary>
public sealed class PendingSession : IDisposable
{
    internal PendingSession(SessionRequest request, SessionAccepted accepted, byte[] answer, SessionKeys keys, byte[] transcript)
    {
        Request = request;
        Accepted = accepted;
        Answer = answer;
        Keys = keys;
        Confirmation = new SessionConfirmation(request.ClusterKey, transcript);
    }

    public SessionRequest Request { get; }

    public SessionAccepted Accepted { get; }

    /// <summary>Body of the answer to <c>POST session</c>.</summary>
    public ReadOnlyMemory<byte> Answer { get; }

    /// <summary>Owned by the session.</summary>
    public SessionKeys Keys { get; }

    /// <summary>Checks the signature in the first <c>sync</c>.</summary>
    public SessionConfirmation Confirmation { get; }

    /// <inheritdoc cref="SessionConfirmation.IsProvenBy"/>
    public bool IsConfirmedBy(ReadOnlySpan<byte> signature) => Confirmation.IsProvenBy(signature);

    /// <inheritdoc/>
    public override string ToString() => $"session {Accepted.SessionId} of {Request.ClusterId}";

    public void Dispose() => Keys.Dispose();
}
