using System.Diagnostics.Metrics;

namespace Tombolo.Testing.Metrics;

/// <summary>Makes meters that belong to one test: their <see cref="Meter.Scope"/> is this factory.</summary>
public sealed class TestMeterFactory : IMeterFactory
{
    private readonly List<Meter> _meters = [];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose() => _meters.ForEach(meter => meter.Dispose());
}
