using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Tombolo.Runtime.Metrics;

/// <summary>
/// Listens to the meters whose names start with <c>Tombolo</c>, from its creation on, and keeps what they measure. Instruments of the same
/// name, unit and kind are one metric.
/// </summary>
public sealed class MetricCollector : IDisposable
{
    private const string MeterPrefix = "Tombolo";

    /// <summary>Upper bounds for durations in seconds, from five milliseconds to a minute, for histograms that name none.</summary>
    private static readonly double[] SecondBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Instrument, MetricFamily> _observed = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _collecting = new();
    private readonly IMeterFactory? _scope;
    private readonly int _largest;

    /// <param name="scope">Only meters of this factory count, so that two servers in one process do not mix; null takes all.</param>
    /// <param name="seriesPerMetric">A metric with more label values than this gets one series for the rest.</param>
    public MetricCollector(IMeterFactory? scope = null, int seriesPerMetric = 1000)
    {
        _scope = scope;
        _largest = seriesPerMetric;
        _listener.InstrumentPublished = Subscribe;
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, state) => Measure(value, tags, state));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, state) => Measure(value, tags, state));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Measure(value, tags, state));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Measure(value, tags, state));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, state) => Measure(value, tags, state));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Measure(value, tags, state));
        _listener.SetMeasurementEventCallback<decimal>((_, value, tags, state) => Measure((double)value, tags, state));
        _listener.Start();
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    /// <summary>Asks observable instruments, then shows all metrics in order of name. One at a time.</summary>
    internal void Collect(Action<MetricFamily> visit)
    {
        lock (_collecting)
        {
            foreach (var family in _observed.Values)
            {
                family.Clear();
            }

            try
            {
                _listener.RecordObservableInstruments();
            }
            catch (AggregateException)
            {
                // One instrument that cannot be read leaves its own series out; the others are still worth showing.
            }

            foreach (var (_, family) in _families.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                visit(family);
            }
        }
    }

    private static void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        ((MetricSink)state!)(LabelText.Write(tags), value);

    private void Subscribe(Instrument instrument, MeterListener listener)
    {
        if (!instrument.Meter.Name.StartsWith(MeterPrefix, StringComparison.Ordinal) || (_scope is not null && instrument.Meter.Scope != _scope))
        {
            return;
        }

        var shape = InstrumentShape.Of(instrument);
        var name = MetricNames.OfFamily(instrument.Name, instrument.Unit, shape.Type);
        var bounds = shape.Type == MetricType.Histogram ? shape.Bounds ?? SecondBounds : [];
        var family = _families.GetOrAdd(name, _ => new MetricFamily(name, instrument.Description ?? "", shape.Type, bounds, _largest));

        // Another kind of instrument took the name: two kinds in one metric would be no metric.
        if (family.Type != shape.Type)
        {
            return;
        }

        if (instrument.IsObservable)
        {
            _observed[instrument] = family;
        }

        MetricSink sink = shape.Type == MetricType.Histogram ? family.Record : instrument.IsObservable || shape.IsLastValue ? family.Set : family.Add;
        listener.EnableMeasurementEvents(instrument, sink);
    }
}
