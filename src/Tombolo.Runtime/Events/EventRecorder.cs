using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Runtime.Metrics;
using Tombolo.Runtime.Queues;

namespace Tombolo.Runtime.Events;

/// <summary>Writes Events behind a bounded queue. Nothing waits for it, and nothing fails because of it.</summary>
public sealed class EventRecorder : IEventRecorder
{
    /// <summary>With the waits between them, tries go on for about a minute.</summary>
    private const int Tries = 7;

    private static readonly ExponentialBackOff BackOff = new() { Base = TimeSpan.FromSeconds(1), Cap = TimeSpan.FromSeconds(30) };

    private readonly Channel<Occurrence> _queue;
    private readonly EventWriter _writer;
    private readonly RuntimeMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public EventRecorder(IKubernetesClient client, EventRecorderOptions options, RuntimeMetrics metrics, TimeProvider time, ILogger<EventRecorder> logger)
    {
        // Full means wait, which TryWrite answers with false: the caller goes on and the occurrence is dropped and counted.
        _queue = Channel.CreateBounded<Occurrence>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        _writer = new EventWriter(client, options);
        _metrics = metrics;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc/>
    public void Record(ObjectReference about, EventType type, string reason, string message)
    {
        if (!_queue.Writer.TryWrite(new Occurrence(new OccurrenceIdentity(about, type, reason, message), _time.GetUtcNow())))
        {
            _metrics.EventHandled("dropped");
        }
    }

    /// <summary>Writes what is recorded until <paramref name="cancellationToken"/> is cancelled; cancellation is no error. Run it once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var occurrence in _queue.Reader.ReadAllAsync(cancellationToken))
            {
                _metrics.EventHandled(await WriteAsync(occurrence, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to stop.
        }
    }

    private async Task<string> WriteAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var (about, reason) = (occurrence.Identity.About, occurrence.Identity.Reason);
        for (var tries = 1; ; tries++)
        {
            try
            {
                var result = await _writer.WriteAsync(occurrence, cancellationToken);
                if (result.IsSuccess)
                {
                    return Label(result.Value);
                }

                EventLog.Refused(_logger, reason, about, result.Error.ToString());
                return "refused";
            }
            catch (KubernetesUnreachableException unreachable) when (tries == Tries)
            {
                EventLog.GivenUp(_logger, reason, about, tries, unreachable.Message);
                return "given_up";
            }
            catch (KubernetesUnreachableException)
            {
                await Task.Delay(BackOff.Delay(tries, Random.Shared), _time, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // An Event is a courtesy: whatever goes wrong with one must not end the writing of the others.
                EventLog.Failed(_logger, failure, reason, about);
                return "failed";
            }
        }
    }

    private static string Label(EventOutcome outcome) => outcome switch
    {
        EventOutcome.Written => "written",
        EventOutcome.Counted => "counted",
        _ => "over_budget",
    };
}
