using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Limits;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Sessions;

/// <summary>Answers <c>POST session</c> (docs/protocol.md, "Session"): proves both sides and makes the keys. It supersedes nothing.</summary>
internal sealed class SessionOpener(
    SessionServer handshake, IMemberDirectory members, ITombstones tombstones, HubTerm term, SessionTable sessions, HubLimits limits, TimeProvider time)
{
    /// <summary>Whether the request names a member and its key; nothing of it is verified.</summary>
    public bool NamesMember(ReadOnlyMemory<byte> body) =>
        SignedMessage.TryParse(body.Span, out var message)
        && message.TryReadBody(ProtocolJsonContext.Default.SessionRequest, out var claim)
        && members.TryGetById(claim.ClusterId, out var member)
        && member.KeyThumbprint == claim.ClusterKey.Thumbprint;

    public ProtocolAnswer Open(ReadOnlySpan<byte> body)
    {
        var opened = handshake.Open(body);
        if (opened.Value is not { } request)
        {
            return Refuse(opened.Rejection!) with { IsUnproven = true };
        }

        var claim = request.Request;
        if (!members.HasSynced)
        {
            return Refuse(request.Reject(RefusalReasons.NotReady, "The primary has just started and does not know its members yet."));
        }

        if (!members.TryGetById(claim.ClusterId, out var member) || member.Incarnation != claim.Incarnation)
        {
            // A tombstone is for one incarnation; a member of that id that joined anew is not touched by it.
            return FindTombstone(claim) is { } tombstone
                ? Refuse(request.Reject(RefusalReasons.Tombstone, "The primary ended this membership."), tombstone)
                : Refuse(request.Reject(RefusalReasons.UnknownCluster, $"The primary has no Cluster with id {claim.ClusterId} of this membership.")) with { IsUnproven = true };
        }

        if (SessionServer.Check(request, member.KeyThumbprint, member.Incarnation, term.Epoch) is { } rejection)
        {
            return Refuse(rejection) with { IsUnproven = rejection.Reason == RefusalReasons.IdentityMismatch };
        }

        if (!limits.Sessions.TryTake(member.Id, out var wait))
        {
            return Refuse(request.Reject(RefusalReasons.TooManySessions, $"Cluster {member.Name} opened more than {HubLimits.SessionBurst} connections in a short time.") with { RetryAfter = wait });
        }

        var session = handshake.Accept(request, member.KeyThumbprint, member.Incarnation, term.Epoch);
        sessions.Open(new HubSession(session, member, time));
        return new ProtocolAnswer(StatusCodes.Status200OK, session.Answer);
    }

    private SignedMessage? FindTombstone(SessionRequest claim) =>
        tombstones.Find(claim.ClusterId, claim.Incarnation) is { } bytes && SignedMessage.TryParse(bytes.Span, out var tombstone) ? tombstone : null;

    private ProtocolAnswer Refuse(Rejection rejection, SignedMessage? tombstone = null) =>
        new(StatusCodes.Status403Forbidden, handshake.Refuse(rejection, tombstone));
}
