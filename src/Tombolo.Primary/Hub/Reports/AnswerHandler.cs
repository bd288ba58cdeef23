using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Reports;

/// <summary>Takes in answers to asks, and the farewell of members that have left.</summary>
internal sealed class AnswerHandler(IDepartures departures)
{
    /// <returns>The HTTP status of the answer; the frame is authentic already.</returns>
    public async Task<int> HandleAsync(HubSession session, string askId, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (!ProtocolJson.TryRead(payload.Span, ProtocolLimits.FrameBytes, ProtocolJsonContext.Default.AnswerPayload, out var answer) || answer.Id != askId)
        {
            return StatusCodes.Status400BadRequest;
        }

        if (session.IsFarewell)
        {
            await departures.DepartedAsync(session.Member, cancellationToken);
            return StatusCodes.Status200OK;
        }

        session.Asks.TakeSent(askId)?.Complete(new MemberAnswer(answer.Ok, answer.Reason, answer.Message, answer.Content));
        return StatusCodes.Status200OK;
    }
}
