using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Asks;

/// <summary>The connected members as the controllers see them.</summary>
internal sealed class MemberConnections(SessionTable sessions, PresenceTable presence) : IMemberConnections
{
    /// <summary>Questions that one member may owe an answer to; a member that answers none is asked no more.</summary>
    private const int MostAsks = 64;

    public bool IsConnected(string clusterId) => presence.Find(clusterId) is { IsConnected: true };

    public DateTimeOffset? LastContact(string clusterId) => presence.Find(clusterId)?.LastContact;

    public async Task<MemberAnswer?> AskAsync(string clusterId, string verb, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (sessions.FindLive(clusterId) is not { } session)
        {
            return null;
        }

        if (session.Unsent.Count + session.Asked.Count >= MostAsks)
        {
            return new MemberAnswer(Succeeded: false, AnswerReasons.Busy, $"the member has not answered {MostAsks} questions yet");
        }

        var ask = new PendingAsk(Guid.NewGuid().ToString("N"), verb, payload);
        session.Unsent.Enqueue(ask);
        session.Wake.Set();
        using var ended = session.Ended.Register(ask.Abandon);
        return await ask.Answer.WaitAsync(cancellationToken);
    }

    public IDisposable Subscribe(Action<string> changed) => presence.Subscribe(changed);
}
