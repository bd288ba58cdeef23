using Tombolo.Primary.Hub.Asks;
using Tombolo.Primary.Hub.Streams;
using Tombolo.Primary.Hub.Tunnels;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Tunnel;
using Tombolo.Runtime.Signals;

namespace Tombolo.Primary.Hub.Sessions;

/// <summary>
/// One authenticated connection of a member: its keys, the sequences of both directions, and what waits to be sent. There is one for each member of a
/// fleet, so that it keeps of the handshake only what is needed later, and what few members need is made when they do.
/// </summary>
internal sealed class HubSession(PendingSession handshake, Member member, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _receiving = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly SessionKeys _keys = handshake.Keys;
    private readonly SessionConfirmation _confirmation = handshake.Confirmation;
    private FrameReceiver? _polls;
    private int _isEnded;
    private CloseNotice? _close;

    public string Id { get; } = handshake.Accepted.SessionId;

    public Member Member { get; } = member;

    /// <summary>The process of the member that opened the session.</summary>
    public string Instance { get; } = handshake.Request.Instance;

    /// <summary>The member opened the session only to say that it has left.</summary>
    public bool IsFarewell { get; } = handshake.Request.Leaving;

    /// <summary>The member's clock less the hub's at the handshake.</summary>
    public TimeSpan ClockSkew { get; } = handshake.Request.MemberTime - handshake.Accepted.PrimaryTime;

    public DateTimeOffset Opened { get; } = time.GetUtcNow();

    /// <summary>Accepts the member's frames; entered through <see cref="EnterReceiveAsync"/>.</summary>
    public FrameReceiver Receiver { get; } = new(handshake.Keys.MemberToHub, member.Id, allowsRepetition: true);

    /// <summary>Accepts the member's polls, which have numbers of their own; one at a time.</summary>
    public FrameReceiver PollReceiver => _polls ??= new FrameReceiver(_keys.MemberToHub, Member.Id, allowsRepetition: false);

    /// <summary>Where the member's polls are answered; null while it follows a stream.</summary>
    public PollLane? Polls { get; set; }

    /// <summary>The member asks again and again instead of following a stream.</summary>
    public bool IsPolled => Polls is not null;

    /// <summary>Makes the frames of the stream; used by the stream alone, but for acknowledgements.</summary>
    public FrameSender Sender { get; } = new(handshake.Keys.HubToMember, member.Id);

    /// <summary>Finds out what the member holds before its stream begins.</summary>
    public SetComparison Comparison { get; } = new();

    /// <summary>Wakes the stream: the set changed, there is an ask, or the session is to be closed.</summary>
    public AsyncSignal Wake { get; } = new(time);

    /// <summary>Questions to the member that somebody waits for.</summary>
    public SessionAsks Asks { get; } = new();

    /// <summary>The tunnel into the member's cluster.</summary>
    public TunnelSlot Tunnel { get; } = new(time);

    /// <summary>The answer to the last frame received, for a retry of it.</summary>
    public HubAnswer LastAnswer { get; set; }

    /// <summary>Cancelled when the session ends, for whatever reason.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Why the session is to be closed; null while it lives.</summary>
    public CloseNotice? CloseRequested => _close;

    /// <summary>Whether the member's key signed this very handshake.</summary>
    public bool IsConfirmedBy(ReadOnlySpan<byte> signature) => _confirmation.IsProvenBy(signature);

    /// <summary>Whether the member made it to dial for this tunnel.</summary>
    public bool IsTunnelTicket(string id, string? ticket) => TunnelTicket.IsGenuine(_keys.MemberToHub, id, ticket);

    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public TunnelKeys DeriveTunnelKeys(string id) => TunnelKeys.Derive(_keys, id);

    /// <summary>Frames of one session are taken one at a time.</summary>
    public async Task<IDisposable> EnterReceiveAsync(CancellationToken cancellationToken)
    {
        await _receiving.WaitAsync(cancellationToken);
        return new Receiving(_receiving);
    }

    /// <summary>Tells the stream to say goodbye and end; the first reason stands.</summary>
    public void RequestClose(CloseNotice notice)
    {
        Interlocked.CompareExchange(ref _close, notice, null);
        Wake.Set();
    }

    /// <summary>Ends the session: its keys are gone, unanswered asks get no answer.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
        {
            return;
        }

        _ended.Cancel();
        Polls?.Dispose();
        Asks.AbandonAll();
        _keys.Dispose();
    }

    private sealed class Receiving(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
