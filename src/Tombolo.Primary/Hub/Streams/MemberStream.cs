using Tombolo.Primary.Hub.Sessions;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>
/// What one member is told within one session, be it in a stream or in answers to polls. Level-triggered: whenever it is woken it sends the difference
/// between what the member has and what it is to hold now, so that a slow member costs no queue and never gets a state that is already past.
/// </summary>
internal sealed class MemberStream(HubSession session, MemberHoldings holdings, ActiveHub hub)
{
    /// <summary>A proxy that cuts idle streams sees a frame at least this often (design section 6).</summary>
    public static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    private MemberHoldings _holdings = holdings;
    private (string Hash, bool HoldsAll) _checkpointed;

    /// <summary>Streams until the session is closed, the member goes away, or <paramref name="cancellationToken"/> ends it.</summary>
    public async Task RunAsync(MemberStreamWriter frames, TimeSpan pingInterval, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (session.CloseRequested is { } notice)
            {
                await frames.SendCloseAsync(notice, cancellationToken);
                return;
            }

            // The first time at once, whatever there is to say: the member sees by it whether its way lets streams through.
            if (!await SendPendingAsync(frames, cancellationToken))
            {
                await frames.SendPingAsync(cancellationToken);
            }

            await session.Wake.WaitAsync(pingInterval, cancellationToken);
        }
    }

    /// <summary>Answers one poll: with what there is, or what comes within <paramref name="hold"/>, or a ping.</summary>
    /// <returns>False when the session ends with this answer.</returns>
    public async Task<bool> AnswerAsync(MemberStreamWriter frames, TimeSpan hold, CancellationToken cancellationToken)
    {
        if (session.CloseRequested is null && !await SendPendingAsync(frames, cancellationToken))
        {
            if (hold > TimeSpan.Zero)
            {
                await session.Wake.WaitAsync(hold, cancellationToken);
            }

            if (session.CloseRequested is null && !await SendPendingAsync(frames, cancellationToken))
            {
                await frames.SendPingAsync(cancellationToken);
            }
        }

        if (session.CloseRequested is not { } notice)
        {
            return true;
        }

        await frames.SendCloseAsync(notice, cancellationToken);
        return false;
    }

    /// <returns>Whether there was anything to send.</returns>
    private async Task<bool> SendPendingAsync(MemberStreamWriter frames, CancellationToken cancellationToken)
    {
        var before = frames.Count;
        await SendAsksAsync(frames, cancellationToken);
        await SendChangesAsync(frames, cancellationToken);
        return frames.Count > before;
    }

    private async Task SendAsksAsync(MemberStreamWriter frames, CancellationToken cancellationToken)
    {
        while (session.Asks.TryTakeUnsent(out var ask))
        {
            await frames.SendAskAsync(ask, cancellationToken);
        }
    }

    private async Task SendChangesAsync(MemberStreamWriter frames, CancellationToken cancellationToken)
    {
        if (!hub.Sets.TryGet(session.Member.Name, out var set))
        {
            return;
        }

        var checkpoint = (set.Hash, HoldsAll: hub.Duplicates.Contains(session.Member.Id));
        if (checkpoint == _checkpointed && _holdings.Is(set))
        {
            return;
        }

        if (!_holdings.Is(set))
        {
            foreach (var item in _holdings.FindLacking(set))
            {
                await frames.SendItemAsync(item, cancellationToken);
            }

            foreach (var key in _holdings.FindBeyond(set))
            {
                await frames.SendGoneAsync(key, cancellationToken);
            }
        }

        await frames.SendCheckpointAsync(hub.Checkpoints.Of(set, checkpoint.HoldsAll), cancellationToken);
        _holdings = MemberHoldings.Of(set);
        _checkpointed = checkpoint;
    }
}
