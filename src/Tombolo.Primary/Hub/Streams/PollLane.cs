using Tombolo.Primary.Hub.Sessions;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>
/// The polls of one session (docs/protocol.md, "Polls"): one at a time, numbered on their own, so that reports need not wait for a poll that is held.
/// A member that asks no more has gone.
/// </summary>
internal sealed class PollLane : IDisposable
{
    /// <summary>The longest that a poll is held, whatever the member asks for.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(30);

    /// <summary>How long after an answer the next poll may take to come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HubSession _session;
    private readonly MemberStream _stream;
    private readonly ITimer _absence;
    private int _isBusy = 1;

    /// <summary>Busy with the answer to the sync.</summary>
    /// <param name="abandoned">Called when the member asks no more.</param>
    public PollLane(HubSession session, MemberStream stream, TimeProvider time, Action abandoned)
    {
        _session = session;
        _stream = stream;
        _absence = time.CreateTimer(_ => abandoned(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes a poll in; what is wrong with it, or null. Without a fault <see cref="AnswerAsync"/> has to follow.</summary>
    /// <param name="hold">How long the member wants it held when there is nothing to say.</param>
    public string? FindFault(Frame frame, out TimeSpan hold)
    {
        hold = TimeSpan.Zero;
        if (Interlocked.CompareExchange(ref _isBusy, 1, 0) != 0)
        {
            return "a poll came before the one before it was answered";
        }

        _absence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var verdict = _session.PollReceiver.Accept(frame, out var payload);
        if (verdict != FrameVerdict.Accepted)
        {
            return verdict.Describe();
        }

        if (!ProtocolJson.TryRead(payload.Span, ProtocolLimits.ChallengeBytes, ProtocolJsonContext.Default.PollPayload, out var poll))
        {
            return "the poll cannot be read";
        }

        hold = TimeSpan.FromSeconds(Math.Clamp(poll.HoldSeconds, 0, LongestHold.TotalSeconds));
        return null;
    }

    /// <summary>Answers the poll that was taken in.</summary>
    /// <returns>False when the session ends with this answer.</returns>
    public Task<bool> AnswerAsync(MemberStreamWriter frames, TimeSpan hold, CancellationToken cancellationToken) =>
        _stream.AnswerAsync(frames, hold, cancellationToken);

    /// <summary>The answer is out: the next poll may come.</summary>
    public void Release()
    {
        _absence.Change(Patience, Timeout.InfiniteTimeSpan);
        Volatile.Write(ref _isBusy, 0);
    }

    public void Dispose() => _absence.Dispose();
}
