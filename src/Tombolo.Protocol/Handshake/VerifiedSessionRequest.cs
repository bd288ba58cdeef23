using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>
/// A session request whose sender holds the key that it names. Whether that is the key of the member it claims to be is for
/// <see cref="SessionServer.Check"/>.
/// </summary>
/// <param name="RequestHash">SHA-256 of the body.</param>
/// <param name="Version">The version to speak.</param>
/// <param name="ProvenEpoch">The highest epoch that this primary's own signature shows; 0 for none.</param>
public sealed record VerifiedSessionRequest(SessionRequest Request, ReadOnlyMemory<byte> RequestHash, int Version, long ProvenEpoch)
{
    public Rejection Reject(RefusalReason reason, string detail) => new(reason, detail, RequestHash);
}
