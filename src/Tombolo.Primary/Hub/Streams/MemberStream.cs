using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub.Sessions;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>
/// The event stream of one member. Level-triggered: whenever it is woken it sends the difference between what the member has and what it is to
/// hold now, so that a slow member costs no queue and never gets a state that is already past.
/// </summary>
internal sealed class MemberStream(HubSession session, MemberStreamWriter frames, IDesiredSets sets, HubTerm term, string primaryId)
{
    /// <summary>A proxy that cuts idle streams sees a frame at least this often (design section 6).</summary>
    public static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    private MemberHoldings _holdings = MemberHoldings.Nothing;
    private string? _checkpointed;

    /// <summary>Runs until the session is closed, the member goes away, or <paramref name="cancellationToken"/> ends it.</summary>
    public async Task RunAsync(MemberHoldings holdings, CancellationToken cancellationToken)
    {
        _holdings = holdings;
        while (true)
        {
            if (session.CloseRequested is { } notice)
            {
                await frames.SendCloseAsync(notice, cancellationToken);
                return;
            }

            await SendAsksAsync(cancellationToken);
            await SendChangesAsync(cancellationToken);
            if (!await session.Wake.WaitAsync(PingInterval, cancellationToken))
            {
                await frames.SendPingAsync(cancellationToken);
            }
        }
    }

    private async Task SendAsksAsync(CancellationToken cancellationToken)
    {
        while (session.Unsent.TryDequeue(out var ask))
        {
            session.Asked[ask.Id] = ask;
            await frames.SendAskAsync(ask, cancellationToken);
        }
    }

    private async Task SendChangesAsync(CancellationToken cancellationToken)
    {
        if (!sets.TryGet(session.Member.Name, out var set) || (set.Hash == _checkpointed && _holdings.Is(set)))
        {
            return;
        }

        if (!_holdings.Is(set))
        {
            foreach (var item in set.Items.Values)
            {
                if (!_holdings.Has(item))
                {
                    await frames.SendItemAsync(item, cancellationToken);
                }
            }

            foreach (var key in _holdings.Keys)
            {
                if (!set.Items.ContainsKey(key))
                {
                    await frames.SendGoneAsync(key, cancellationToken);
                }
            }
        }

        await frames.SendCheckpointAsync(set, term.Epoch, primaryId, cancellationToken);
        _holdings = MemberHoldings.Of(set);
        _checkpointed = set.Hash;
    }
}
