using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Connection;

/// <summary>Reads the event stream of one session, frame by authenticated frame.</summary>
internal sealed class StreamFollower(MemberSession session, string clusterId, FrameProcessor processor, ConnectionMonitor monitor, TimeProvider time)
{
    /// <summary>Three pings that did not come: something holds the stream back, or cut it without a word.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);

    private readonly FrameReceiver _receiver = new(session.Keys.HubToMember, clusterId, allowsRepetition: false);
    private bool _isHealthy;

    /// <exception cref="SessionLostException">What came is not from the primary, or does not fit.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<ConnectionEnd> RunAsync(Stream stream, CancellationToken cancellationToken)
    {
        var events = new ServerSentEventReader(stream);
        while (true)
        {
            var (reading, wasSilent) = await ReadAsync(events, cancellationToken);
            if (wasSilent)
            {
                return new ConnectionEnd(_isHealthy, $"nothing came from the primary for {Silence.TotalSeconds:0} s although it sends a ping every 15 s: a proxy on the way holds back its event stream");
            }

            if (reading.IsEnd)
            {
                return new ConnectionEnd(_isHealthy, _isHealthy ? null : "the connection was cut before the primary said anything");
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

            _isHealthy = true;
            monitor.Contact(session.Accepted.PrimaryTime);
            if (processor.Process(frame, payload) is { } close)
            {
                return new ConnectionEnd(_isHealthy, $"{close.Reason}: {close.Message}") { IsSuperseded = close.Reason == CloseReasons.Superseded };
            }
        }
    }

    private async Task<(FrameReading Reading, bool WasSilent)> ReadAsync(ServerSentEventReader events, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var deadline = time.CreateTimer(_ => patience.Cancel(), null, Silence, Timeout.InfiniteTimeSpan);
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
