using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Tombolo.Testing.Metrics;

/// <summary>Adds up what the meters of one factory measure: <c>name{label=value,...}</c> to the sum of its measurements.</summary>
public sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);

    public Measurements(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The sum under <paramref name="series"/>; 0 when nothing was measured.</summary>
    public double this[string series] => _sums.GetValueOrDefault(series);

    /// <summary>Every series that was measured.</summary>
    public IReadOnlyDictionary<string, double> All => _sums;

    /// <summary>Asks observable instruments for their values now.</summary>
    public void Observe() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
        _sums.AddOrUpdate($"{instrument.Name}{{{labels}}}", value, (_, sum) => sum + value);
    }
}
