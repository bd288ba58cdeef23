using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Tombolo.Runtime.Metrics;

/// <summary>The measurements of controllers and queues; meter <see cref="MeterName"/>.</summary>
public sealed class RuntimeMetrics
{
    public const string MeterName = "Tombolo.Runtime";

    private readonly Counter<long> _reconciles;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _events;
    private readonly ConcurrentDictionary<string, Func<int>> _queues = new(StringComparer.Ordinal);

    public RuntimeMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _reconciles = meter.CreateCounter<long>("tombolo.reconciles", description: "Reconciles by controller and result.");
        _duration = meter.CreateHistogram<double>("tombolo.reconcile.duration", "s", "How long one reconcile took.");
        _events = meter.CreateCounter<long>("tombolo.events", description: "Kubernetes Events by what became of them.");
        meter.CreateObservableGauge("tombolo.queue.depth", ObserveDepths, description: "Keys that wait for a worker.");
    }

    /// <summary>Counts one reconcile.</summary>
    internal void Reconciled(string controller, string result, TimeSpan duration)
    {
        var name = new KeyValuePair<string, object?>("controller", controller);
        _reconciles.Add(1, name, new KeyValuePair<string, object?>("result", result));
        _duration.Record(duration.TotalSeconds, name);
    }

    /// <summary>Counts what became of one Event.</summary>
    internal void EventHandled(string result) => _events.Add(1, new KeyValuePair<string, object?>("result", result));

    /// <summary>Shows the depth of a controller's queue until the result is disposed.</summary>
    internal IDisposable ObserveQueue(string controller, Func<int> depth)
    {
        _queues[controller] = depth;
        return new QueueObservation(() => _queues.TryRemove(KeyValuePair.Create(controller, depth)));
    }

    private IEnumerable<Measurement<int>> ObserveDepths() =>
        _queues.Select(queue => new Measurement<int>(queue.Value(), new KeyValuePair<string, object?>("controller", queue.Key)));
}
