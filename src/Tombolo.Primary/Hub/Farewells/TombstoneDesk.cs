using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Farewells;

/// <summary>Tells members whose membership the primary ended that this is so, and takes in that they know (docs/protocol.md, "Tombstone").</summary>
internal sealed class TombstoneDesk(SessionServer handshake, ITombstones tombstones, ILogger<TombstoneDesk> logger)
{
    /// <summary>The answer to a member that has a tombstone; null to all others.</summary>
    public async Task<byte[]?> AnswerAsync(VerifiedSessionRequest request, CancellationToken cancellationToken)
    {
        var claim = request.Request;
        if (tombstones.Find(claim.ClusterId, claim.Incarnation) is not { } bytes || !SignedMessage.TryParse(bytes.Span, out var tombstone))
        {
            return null;
        }

        // Who comes to say that it has left has heard it; the tombstone has done its work.
        if (claim.Leaving && tombstones.IsFor(claim.ClusterId, claim.Incarnation, claim.ClusterKey.Thumbprint))
        {
            try
            {
                await tombstones.AcknowledgeAsync(claim.ClusterId, claim.Incarnation, cancellationToken);
            }
            catch (Exception exception) when (exception is KubernetesException or KubernetesUnreachableException)
            {
                FarewellLog.NotForgotten(logger, claim.ClusterId, exception.Message);
                return handshake.Refuse(request.Reject(RefusalReasons.NotReady, "The primary cannot store that this cluster has left."));
            }

            FarewellLog.Acknowledged(logger, claim.ClusterId);
        }

        return handshake.Refuse(request.Reject(RefusalReasons.Tombstone, "The primary ended this membership."), tombstone);
    }
}
