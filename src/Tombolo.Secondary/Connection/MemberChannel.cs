using System.Net;
using System.Text.Json;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Secondary.Connection;

/// <summary>
/// What the member says within one session: one frame at a time, each sent again until its authentic acknowledgement came, so that the sequence holds.
/// </summary>
internal sealed class MemberChannel(PrimaryHttp http, MemberSession session, string clusterId, TimeProvider time) : IDisposable
{
    private const int Tries = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly FrameSender _frames = new(session.Keys.MemberToHub, clusterId);
    private readonly FrameSender _polls = new(session.Keys.MemberToHub, clusterId);
    private readonly FrameReceiver _acknowledgements = new(session.Keys.HubToMember, clusterId, allowsRepetition: false);

    /// <summary>
    /// Sends a sync. The answer is to be read as it comes, and disposed, by the caller; or there is none because the primary wants to know more, and
    /// what it wants is null when it is of an older release.
    /// </summary>
    /// <exception cref="SessionLostException">What the primary wants to know is not from it.</exception>
    public async Task<(HttpResponseMessage? Response, SyncAnswerPayload? Wanted)> SyncAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var frame = _frames.Create(FrameTypes.Sync, FramePayload.Of(payload));
            var response = await http.SendAsync(ProtocolPaths.Sync, session.Id, frame, cancellationToken);
            if (response.StatusCode != HttpStatusCode.PreconditionRequired)
            {
                return (response, null);
            }

            using (response)
            {
                return (null, ReadWanted(frame.Sequence, PrimaryHttp.FindTag(response), await PrimaryHttp.ReadAsync(response, cancellationToken)));
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Asks for what there is to say, and gives the answer to be read as it comes; the caller disposes it. Polls are numbered on their own, so that nothing waits for them.</summary>
    /// <param name="hold">How long the primary may hold the answer while it has nothing to say.</param>
    public async Task<HttpResponseMessage> PollAsync(TimeSpan hold, CancellationToken cancellationToken)
    {
        var poll = JsonSerializer.SerializeToUtf8Bytes(new PollPayload((int)hold.TotalSeconds), ProtocolJsonContext.Default.PollPayload);
        return await http.SendAsync(ProtocolPaths.Poll, session.Id, _polls.Create(FrameTypes.Poll, FramePayload.Of(poll)), cancellationToken);
    }

    /// <summary>Sends a report or an answer; returns when the hub has it for certain.</summary>
    /// <exception cref="SessionLostException">The hub has it not, and this session cannot tell it any more.</exception>
    public async Task SendAsync(string type, string key, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var path = type == FrameTypes.Answer ? $"{ProtocolPaths.Answer}/{key}" : ProtocolPaths.Report;
        await _one.WaitAsync(cancellationToken);
        try
        {
            var frame = _frames.Create(type, FramePayload.Of(payload), key);
            for (var attempt = 1; ; attempt++)
            {
                if (await TrySendAsync(path, frame, attempt == Tries, cancellationToken))
                {
                    return;
                }

                await Task.Delay(Pause * attempt, time, cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private SyncAnswerPayload? ReadWanted(long sequence, string? tagText, ReadOnlyMemory<byte> body)
    {
        if (tagText is null)
        {
            return null;
        }

        return FrameTag.TryParse(tagText, out var tag)
            && _acknowledgements.IsAcknowledged(sequence, body.Span, tag)
            && ProtocolJson.TryRead(body.Span, ProtocolLimits.FrameBytes, ProtocolJsonContext.Default.SyncAnswerPayload, out var wanted)
            ? wanted
            : throw new SessionLostException("the answer to a sync is not the primary's");
    }

    private async Task<bool> TrySendAsync(string path, Frame frame, bool isLast, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Patience, time, cancellationToken);
        try
        {
            var answer = await http.PostAsync(path, session.Id, frame, deadline.Token);
            if (answer.StatusCode is 401 or 400)
            {
                throw new SessionLostException($"the primary ended the session: {answer.DescribeBody()}");
            }

            if (answer.Tag is { } text && FrameTag.TryParse(text, out var tag) && _acknowledgements.IsAcknowledged(frame.Sequence, answer.Body.Span, tag))
            {
                return true;
            }

            return isLast
                ? throw new SessionLostException($"the primary did not acknowledge a {frame.Type}: something in between answered {answer.StatusCode}")
                : false;
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or InvalidDataException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return isLast ? throw new SessionLostException(ConnectionProblem.Describe(http.Primary, exception)) : false;
        }
    }
}
