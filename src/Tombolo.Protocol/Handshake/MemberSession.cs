using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>A session as the member holds it. Live once the primary has had the <c>sync</c> that carries <see cref="Confirm"/>.</summary>
/// <param name="Evidence">The signed answer, to be kept when its epoch is a new highest one.</param>
/// <param name="Keys">Owned by the session.</param>
/// <param name="Confirm">The cluster key's signature over the transcript.</param>
public sealed record MemberSession(SessionAccepted Accepted, SignedMessage Evidence, SessionKeys Keys, ReadOnlyMemory<byte> Confirm) : IDisposable
{
    public string Id => Accepted.SessionId;

    public void Dispose() => Keys.Dispose();
}
