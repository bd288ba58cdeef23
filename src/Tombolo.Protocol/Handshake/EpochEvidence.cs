using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;

namespace Tombolo.Protocol.Handshake;

/// <summary>A member's claim to have seen an epoch counts for the fleet only when this primary's own signature shows that epoch.</summary>
internal static class EpochEvidence
{
    /// <summary>The epoch that <paramref name="evidence"/> proves; 0 when it proves none.</summary>
    public static long Read(SignedMessage? evidence, VerificationKey primaryKey)
    {
        if (evidence is null)
        {
            return 0;
        }

        var opened = evidence.Open(ProtocolJsonContext.Default.SessionAccepted, SignatureNames.Primary, SignatureDomain.SessionAccepted, accepted => accepted.PrimaryKey);
        return opened.IsSuccess && opened.Content.PrimaryKey.Equals(primaryKey) ? opened.Content.Epoch : 0;
    }
}
