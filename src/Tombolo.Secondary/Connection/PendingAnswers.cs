using System.Collections.Concurrent;
using System.Text.Json;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Connection;

/// <summary>
/// Works on asks beside the stream. An answer that is nearly done when the connection ends still goes out: a member that has just left owes its
/// primary that word.
/// </summary>
internal sealed class PendingAnswers(Membership membership, IAskHandler asks, MemberChannel channel, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    /// <summary>Begins to answer; the same ask once more is not begun again.</summary>
    public void Start(AskPayload ask) => _ = _running.GetOrAdd(ask.Id, _ => Task.Run(() => AnswerAsync(ask, _stopped.Token)));

    public async ValueTask DisposeAsync()
    {
        _stopped.CancelAfter(Grace);
        await Task.WhenAny(Task.WhenAll(_running.Values), Task.Delay(Grace, time));
        await _stopped.CancelAsync();
        await Task.WhenAll(_running.Values);
        _stopped.Dispose();
    }

    private async Task AnswerAsync(AskPayload ask, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await asks.AnswerAsync(membership, ask, cancellationToken);
            await channel.SendAsync(FrameTypes.Answer, ask.Id, JsonSerializer.SerializeToUtf8Bytes(answer, ProtocolJsonContext.Default.AnswerPayload), cancellationToken);
        }
        catch (Exception exception) when (exception is SessionLostException or OperationCanceledException)
        {
            // The primary asks again on the next connection, or learns it from the farewell.
        }
    }
}
