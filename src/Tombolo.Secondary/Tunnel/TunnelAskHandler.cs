using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Connection;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Tunnel;

/// <summary>Asks for tunnels, which belong to a session, and all others.</summary>
internal sealed class TunnelAskHandler(TunnelDialer tunnels, IAskHandler others) : IAskHandler
{
    public Task<AnswerPayload> AnswerAsync(Membership membership, AskPayload ask, CancellationToken cancellationToken) =>
        ask.Verb == AskVerbs.Tunnel ? tunnels.OpenAsync(ask, cancellationToken) : others.AnswerAsync(membership, ask, cancellationToken);
}
