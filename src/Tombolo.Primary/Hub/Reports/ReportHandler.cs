using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Reports;

/// <summary>Takes in what members report: results, the acknowledged revision, facts.</summary>
internal sealed class ReportHandler(PresenceTable presence, ITargetReports targets)
{
    /// <returns>The HTTP status of the answer; the frame is authentic already.</returns>
    public int Handle(HubSession session, ReadOnlyMemory<byte> payload)
    {
        if (!ProtocolJson.TryRead(payload.Span, ProtocolLimits.FrameBytes, ProtocolJsonContext.Default.ReportPayload, out var report))
        {
            return StatusCodes.Status400BadRequest;
        }

        if (report.Facts is { } facts)
        {
            presence.Update(session.Member.Id, known => known with { IsConnected = true, Facts = facts });
        }
        else
        {
            presence.Update(session.Member.Id, known => known with { IsConnected = true });
        }

        if (report.Reset || report.Results.Count > 0 || report.Removed.Count > 0 || report.Revision is not null)
        {
            targets.Record(session.Member.Name, report);
        }

        return StatusCodes.Status200OK;
    }
}
