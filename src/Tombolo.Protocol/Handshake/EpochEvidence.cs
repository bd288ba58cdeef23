using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>A member's claim to have seen an epoch counts for the fleet only when this primary's own signature shows that epoch.</summary>
public static class EpochEvidence
{
    /// <summary>The epoch that <paramref name="evidence"/> proves; 0 when it proves none.</summary>
    /// <param name="primaryKey">Thumbprint of the primary's key.</param>
    public static long Read(SignedMessage? evidence, string primaryKey)
    {
        if (evidence is null)
        {
            return 0;
        }

        var opened = evidence.Open(ProtocolJsonContext.Default.SessionAccepted, SignatureNames.Primary, SignatureDomain.SessionAccepted, accepted => accepted.PrimaryKey);
        return opened.IsSuccess && opened.Content.PrimaryKey.Thumbprint == primaryKey ? opened.Content.Epoch : 0;
    }
}
