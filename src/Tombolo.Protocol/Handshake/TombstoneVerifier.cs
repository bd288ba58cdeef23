using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>Decides whether a tombstone ends this membership.</summary>
public static class TombstoneVerifier
{
    /// <summary>The tombstone when the pinned key signed it for this cluster and incarnation; null for everything else.</summary>
    /// <param name="pinned">Thumbprint of the primary's key.</param>
    public static Tombstone? Verify(SignedMessage? message, string pinned, string clusterId, string incarnation)
    {
        var tombstone = message?.Open(ProtocolJsonContext.Default.Tombstone, SignatureNames.Primary, SignatureDomain.Tombstone, content => content.PrimaryKey).Content;
        var isMine = tombstone is not null
            && tombstone.PrimaryKey.Thumbprint == pinned
            && tombstone.ClusterId == clusterId
            && tombstone.Incarnation == incarnation;
        return isMine ? tombstone : null;
    }
}
