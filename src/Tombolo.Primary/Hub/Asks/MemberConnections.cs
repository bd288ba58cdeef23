using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Asks;

/// <summary>The connected members as the controllers see them.</summary>
internal sealed class MemberConnections(SessionTable sessions, PresenceTable presence) : IMemberConnections
{
    public bool IsConnected(string clusterId) => presence.Find(clusterId) is { IsConnected: true };

    public DateTimeOffset? LastContact(string clusterId) => presence.Find(clusterId)?.LastContact;

    public async Task<MemberAnswer?> AskAsync(string clusterId, string verb, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (sessions.FindLive(clusterId) is not { } session)
        {
            return null;
        }

        var ask = new PendingAsk(Guid.NewGuid().ToString("N"), verb, payload);
        if (!session.Asks.TryAdd(ask))
        {
            return new MemberAnswer(Succeeded: false, AnswerReasons.Busy, $"the member has not answered {SessionAsks.Most} questions yet");
        }

        session.Wake.Set();
        using var ended = session.Ended.Register(ask.Abandon);
        try
        {
            return await ask.Answer.WaitAsync(cancellationToken);
        }
        finally
        {
            session.Asks.Forget(ask);
        }
    }

    public IDisposable Subscribe(Action<string> changed) => presence.Subscribe(changed);
}
