using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>Makes tombstones.</summary>
public static class TombstoneSigner
{
    /// <inheritdoc cref="Tombstone"/>
    public static SignedMessage Sign(SigningKey primaryKey, string clusterId, string incarnation, string cause, bool removeCopies, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(primaryKey);
        ArgumentNullException.ThrowIfNull(time);
        var tombstone = new Tombstone(clusterId, incarnation, cause, removeCopies, time.GetUtcNow(), primaryKey.PublicKey);
        return SignedMessage.Create(
            tombstone, ProtocolJsonContext.Default.Tombstone, new MessageSigner(SignatureNames.Primary, primaryKey, SignatureDomain.Tombstone));
    }
}
