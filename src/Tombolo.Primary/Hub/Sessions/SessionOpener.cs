using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Farewells;
using Tombolo.Primary.Hub.Limits;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Restoration;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Sessions;

/// <summary>Answers <c>POST session</c> (docs/protocol.md, "Session"): proves both sides and makes the keys. It supersedes nothing.</summary>
internal sealed class SessionOpener(
    SessionServer handshake, IMemberDirectory members, TombstoneDesk tombstones, EpochWatch epochs, SessionTable sessions, PresenceTable presence, HubLimits limits, TimeProvider time)
{
    /// <summary>Whether the request names a member and its key; nothing of it is verified.</summary>
    public bool NamesMember(ReadOnlyMemory<byte> body) =>
        SignedMessage.TryParse(body.Span, out var message)
        && message.TryReadBody(ProtocolJsonContext.Default.SessionRequest, out var claim)
        && members.TryGetById(claim.ClusterId, out var member)
        && member.KeyThumbprint == claim.ClusterKey.Thumbprint;

    public async Task<ProtocolAnswer> OpenAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var opened = handshake.Open(body.Span);
        if (opened.Value is not { } request)
        {
            return Refuse(opened.Rejection!) with { IsUnproven = true };
        }

        epochs.Saw(request.ProvenEpoch);
        if (epochs.WentBackFrom is { } seen)
        {
            return Refuse(request.Reject(RefusalReasons.PrimaryWentBack, $"This primary is in epoch {epochs.Own}, but epoch {seen} of it was seen."));
        }

        var claim = request.Request;
        if (!members.HasSynced)
        {
            return Refuse(request.Reject(RefusalReasons.NotReady, "The primary has just started and does not know its members yet."));
        }

        if (!members.TryGetById(claim.ClusterId, out var member) || member.Incarnation != claim.Incarnation)
        {
            // A tombstone is for one incarnation; a member of that id that joined anew is not touched by it.
            return await tombstones.AnswerAsync(request, cancellationToken) is { } ended
                ? new ProtocolAnswer(StatusCodes.Status403Forbidden, ended)
                : Refuse(request.Reject(RefusalReasons.UnknownCluster, $"The primary has no Cluster with id {claim.ClusterId} of this membership.")) with { IsUnproven = true };
        }

        if (SessionServer.Check(request, member.KeyThumbprint, member.Incarnation, epochs.Own) is { } rejection)
        {
            var isMismatch = rejection.Reason == RefusalReasons.IdentityMismatch;
            if (isMismatch)
            {
                presence.MetStranger(member.Id, claim.ClusterKey.Thumbprint);
            }

            return Refuse(rejection) with { IsUnproven = isMismatch };
        }

        if (!limits.Sessions.TryTake(member.Id, out var wait))
        {
            return Refuse(request.Reject(RefusalReasons.TooManySessions, $"Cluster {member.Name} opened more than {HubLimits.SessionBurst} connections in a short time.") with { RetryAfter = wait });
        }

        var session = handshake.Accept(request, member.KeyThumbprint, member.Incarnation, epochs.Own);
        sessions.Open(new HubSession(session, member, time));
        return new ProtocolAnswer(StatusCodes.Status200OK, session.Answer);
    }

    private ProtocolAnswer Refuse(Rejection rejection) => new(StatusCodes.Status403Forbidden, handshake.Refuse(rejection));
}
