using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>Checks the sync that makes a session live, and says what the member holds already (docs/protocol.md, "Session" and "Frames").</summary>
internal sealed class SyncHandler(SessionTable sessions, PresenceTable presence, IDesiredSets sets)
{
    /// <returns>200: the session is live and its stream may run from <paramref name="holdings"/>; 428: the member is to send its inventory; else refused.</returns>
    public int Handle(HubSession session, Frame frame, out MemberHoldings? holdings, out string problem)
    {
        holdings = null;
        problem = "";
        var verdict = session.Receiver.Accept(frame, out var payload);
        if (verdict != FrameVerdict.Accepted)
        {
            problem = verdict.Describe();
            return StatusCodes.Status400BadRequest;
        }

        if (!ProtocolJson.TryRead(payload.Span, ProtocolLimits.FrameBytes, ProtocolJsonContext.Default.SyncPayload, out var sync) || !session.IsConfirmedBy(sync.Confirm.Span))
        {
            problem = "the sync does not confirm the session with the cluster's key";
            return StatusCodes.Status400BadRequest;
        }

        holdings = FindHoldings(session, sync);
        if (holdings is null)
        {
            return StatusCodes.Status428PreconditionRequired;
        }

        sessions.Activate(session)?.RequestClose(CloseNotice.Superseded);
        presence.Update(session.Member.Id, known => known with { IsConnected = true, ClockSkew = session.ClockSkew });
        return StatusCodes.Status200OK;
    }

    private MemberHoldings? FindHoldings(HubSession session, SyncPayload sync)
    {
        if (sync.Full)
        {
            return MemberHoldings.Nothing;
        }

        if (sync.Items is { } items)
        {
            return MemberHoldings.Of(items);
        }

        return sets.TryGet(session.Member.Name, out var set) && set.Digest == sync.Digest ? MemberHoldings.Of(set) : null;
    }
}
