using System.Text.Json;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Hub.Tunnels;

/// <summary>Gets tunnels to members: the one that is open, or one that the member is asked to dial for. Each belongs to the member's session and ends with it.</summary>
internal sealed class TunnelDesk(SessionTable sessions, IMemberConnections connections, TimeProvider time)
{
    /// <summary>How long a member may take to dial; a little longer than it tries itself, so that it can say why not.</summary>
    private static readonly TimeSpan OpenPatience = TimeSpan.FromSeconds(15);

    /// <summary>How long a request waits until one of the others is done.</summary>
    private static readonly TimeSpan SlotPatience = TimeSpan.FromSeconds(10);

    /// <summary>Opens a request to a member.</summary>
    /// <returns>The request, and what is to be disposed when it is done.</returns>
    /// <exception cref="TunnelUnavailableException">There is no way there now.</exception>
    /// <exception cref="TimeoutException">There are too many requests to that cluster.</exception>
    public async Task<(TunnelStream Stream, IDisposable Slot)> OpenAsync(Member member, TunnelRequestHead head, CancellationToken cancellationToken)
    {
        var session = sessions.FindLive(member.Id) ?? throw new TunnelUnavailableException($"cluster {member.Name} is not connected to this primary now");
        var slot = await EnterAsync(session.Tunnel, cancellationToken);
        try
        {
            while (true)
            {
                var tunnel = await GetAsync(session, cancellationToken);
                try
                {
                    return (await tunnel.OpenAsync(head, cancellationToken), slot);
                }
                catch (TunnelBrokenException) when (!session.Ended.IsCancellationRequested)
                {
                    // Closed in that very moment, as an idle one is; nothing of the request went out.
                }
            }
        }
        catch
        {
            slot.Dispose();
            throw;
        }
    }

    private async Task<IDisposable> EnterAsync(TunnelSlot tunnel, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(SlotPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await tunnel.Requests.WaitAsync(either.Token);
            return new Entered(tunnel.Requests);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{TunnelLimits.Streams} requests to this cluster are under way; try again in a moment", late);
        }
    }

    private async Task<TunnelConnection> GetAsync(HubSession session, CancellationToken cancellationToken)
    {
        var (tunnel, opening) = session.Tunnel.Find(out var isNew);
        if (tunnel is not null)
        {
            return tunnel;
        }

        if (isNew)
        {
            // Others wait for it too: it is not this caller's to cancel.
            _ = AskAsync(session, opening!);
        }

        return await opening!.Tunnel.WaitAsync(cancellationToken);
    }

    private async Task AskAsync(HubSession session, TunnelOpening opening)
    {
        using var patience = new CancellationTokenSource(OpenPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, session.Ended);
        var name = session.Member.Name;
        try
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(new TunnelRequest(opening.Id), ProtocolJsonContext.Default.TunnelRequest);
            var answer = await connections.AskAsync(session.Member.Id, AskVerbs.Tunnel, content, either.Token);
            if (answer is not { Succeeded: true })
            {
                session.Tunnel.Failed(opening, new TunnelUnavailableException(
                    answer is null ? $"cluster {name} disconnected from this primary" : $"cluster {name} opens no tunnel: {answer.Message}")
                {
                    IsRefused = answer?.Reason is AnswerReasons.NoConsent,
                });
                return;
            }

            // Said when its WebSocket was open, so that it is here by now, or a moment later.
            await opening.Tunnel.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            session.Tunnel.Failed(opening, new TunnelUnavailableException(
                session.Ended.IsCancellationRequested
                    ? $"cluster {name} disconnected from this primary"
                    : $"cluster {name} opened no tunnel within {OpenPatience.TotalSeconds:0} s; see the log of its server"));
        }
        catch (TunnelUnavailableException)
        {
            // Whoever waits has it too.
        }
    }

    private sealed class Entered(SemaphoreSlim requests) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
            {
                requests.Release();
            }
        }
    }
}
