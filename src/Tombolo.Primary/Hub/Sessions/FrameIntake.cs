using System.Text;
using Microsoft.AspNetCore.Http;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Protocol.Frames;

namespace Tombolo.Primary.Hub.Sessions;

/// <summary>
/// Lets the authentic frames of a member in, one at a time and in order. Anything else ends the session with a reason: whoever is in between
/// gains nothing but that.
/// </summary>
internal sealed class FrameIntake(SessionTable sessions, PresenceTable presence)
{
    private static readonly byte[] Accepted = "{}"u8.ToArray();

    /// <param name="handle">Takes the open payload and gives the HTTP status; called once a frame, however often it is sent.</param>
    public async Task<HubAnswer> TakeAsync(
        HubSession session, Frame frame, Func<ReadOnlyMemory<byte>, Task<int>> handle, CancellationToken cancellationToken)
    {
        using (await session.EnterReceiveAsync(cancellationToken))
        {
            switch (session.Receiver.Accept(frame, out var payload))
            {
                case FrameVerdict.Accepted:
                    presence.Touch(session.Member.Id);
                    var status = await handle(payload);
                    return session.LastAnswer = new HubAnswer(status, Accepted, session.Sender.Acknowledge(frame.Sequence, Accepted).ToString());
                case FrameVerdict.Repeated:
                    return session.LastAnswer;
                case var verdict:
                    return Refuse(session, verdict.Describe());
            }
        }
    }

    /// <summary>Ends the session and answers why.</summary>
    public HubAnswer Refuse(HubSession session, string message)
    {
        session.RequestClose(new CloseNotice("protocol", message));
        if (sessions.Remove(session))
        {
            presence.Disconnected(session.Member.Id);
        }

        return new HubAnswer(StatusCodes.Status400BadRequest, Encoding.UTF8.GetBytes(message), Tag: null);
    }
}
