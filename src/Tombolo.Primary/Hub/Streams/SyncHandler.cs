using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub.Duplicates;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>Checks the sync that makes a session live, and finds out what the member holds already (docs/protocol.md, "Session" and "Frames").</summary>
internal sealed class SyncHandler(SessionTable sessions, PresenceTable presence, DuplicateIdentities duplicates, IDesiredSets sets)
{
    private static readonly TimeSpan ShortestPing = TimeSpan.FromSeconds(1);

    /// <summary>Makes the session live when the sync is authentic and says enough.</summary>
    public SyncOutcome Handle(HubSession session, Frame frame)
    {
        var verdict = session.Receiver.Accept(frame, out var payload);
        if (verdict != FrameVerdict.Accepted)
        {
            return SyncOutcome.Refused(verdict.Describe());
        }

        if (!ProtocolJson.TryRead(payload.Span, ProtocolLimits.FrameBytes, ProtocolJsonContext.Default.SyncPayload, out var sync) || !session.IsConfirmedBy(sync.Confirm.Span))
        {
            return SyncOutcome.Refused("the sync does not confirm the session with the cluster's key");
        }

        var found = session.Comparison.Take(sync, sets.TryGet(session.Member.Name, out var set) ? set : null);
        if (found.Holdings is not { } holdings)
        {
            return SyncOutcome.Wants(found.Wanted!);
        }

        var isDuplicated = duplicates.Activated(session.Member, session.Instance);
        sessions.Activate(session)?.RequestClose(isDuplicated ? CloseNotice.Duplicated : CloseNotice.Superseded);
        presence.Update(session.Member.Id, known => known with { IsConnected = true, ClockSkew = session.ClockSkew, IsDuplicated = isDuplicated });
        return new SyncOutcome(StatusCodes.Status200OK, "", holdings) { PingInterval = PingInterval(sync), IsPolled = sync.Poll };
    }

    /// <summary>A member asks for more pings when something on its way cuts idle connections; never for fewer.</summary>
    private static TimeSpan PingInterval(SyncPayload sync) =>
        sync.PingSeconds is { } seconds
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, ShortestPing.TotalSeconds, MemberStream.PingInterval.TotalSeconds))
            : MemberStream.PingInterval;
}
