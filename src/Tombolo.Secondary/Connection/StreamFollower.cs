using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Handshake;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Connection;

/// <summary>Reads what the primary says within one session, frame by authenticated frame; all answers of a session have one numbering.</summary>
internal sealed class StreamFollower(
    MemberSession session, string clusterId, FrameProcessor processor, ConnectionMonitor monitor, ConnectionHealth health, TimeProvider time)
{
    private readonly FrameReceiver _receiver = new(session.Keys.HubToMember, clusterId, allowsRepetition: false);

    /// <summary>Follows one answer to its end.</summary>
    /// <param name="patience">How long the first frame, and then each next one, may take.</param>
    /// <exception cref="SessionLostException">What came is not from the primary, or does not fit.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<FollowEnd> FollowAsync(Stream answer, FollowPatience patience, CancellationToken cancellationToken)
    {
        var events = new ServerSentEventReader(answer);
        for (var frames = 0; ; frames++)
        {
            var (reading, wasSilent) = await ReadAsync(events, frames == 0 ? patience.First : patience.Next, cancellationToken);
            if (wasSilent || reading.IsEnd)
            {
                return new FollowEnd(frames, wasSilent, Notice: null);
            }

            if (reading.Frame is not { } frame)
            {
                throw new SessionLostException(reading.Problem!);
            }

            var verdict = _receiver.Accept(frame, out var payload);
            if (verdict != FrameVerdict.Accepted)
            {
                throw new SessionLostException(verdict.Describe());
            }

            health.Contact();
            monitor.Contact(session.Accepted.PrimaryTime);
            if (processor.Process(frame, payload) is { } close)
            {
                return new FollowEnd(frames + 1, IsSilent: false, close);
            }
        }
    }

    private async Task<(FrameReading Reading, bool WasSilent)> ReadAsync(ServerSentEventReader events, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var patience = new Deadline(limit, time, cancellationToken);
        try
        {
            return (await events.ReadAsync(patience.Token), false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (default, true);
        }
    }
}
