using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>A join request whose sender proved to hold the keys that it names. Whether the token may join is still to be decided.</summary>
/// <param name="RequestHash">SHA-256 of the body.</param>
/// <param name="WasIssuedHere">The token carries this primary's proof: it made the token, whether or not its Secret is still there.</param>
public sealed record VerifiedJoin(JoinRequest Request, ReadOnlyMemory<byte> RequestHash, bool WasIssuedHere)
{
    public string TokenId => Request.TokenKey.Thumbprint;

    public Rejection Reject(RefusalReason reason, string detail) => new(reason, detail, RequestHash);
}
