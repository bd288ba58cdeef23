using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>
/// A session as the primary holds it. It is not live, and supersedes nothing, until <see cref="IsConfirmedBy"/> was true for the signature in
/// its first <c>sync</c>: a replayed request gets this far and no further.
/// </summary>
public sealed class PendingSession : IDisposable
{
    private readonly byte[] _transcript;

    internal PendingSession(SessionRequest request, SessionAccepted accepted, byte[] answer, SessionKeys keys, byte[] transcript)
    {
        Request = request;
        Accepted = accepted;
        Answer = answer;
        Keys = keys;
        _transcript = transcript;
    }

    public SessionRequest Request { get; }

    public SessionAccepted Accepted { get; }

    /// <summary>Body of the answer to <c>POST session</c>.</summary>
    public ReadOnlyMemory<byte> Answer { get; }

    /// <summary>Owned by the session.</summary>
    public SessionKeys Keys { get; }

    /// <summary>Whether the cluster's key signed this very transcript: it took part in this session.</summary>
    public bool IsConfirmedBy(ReadOnlySpan<byte> signature) => Request.ClusterKey.Verify(SignatureDomain.SessionConfirm, _transcript, signature);

    /// <inheritdoc/>
    public override string ToString() => $"session {Accepted.SessionId} of {Request.ClusterId}";

    public void Dispose() => Keys.Dispose();
}
