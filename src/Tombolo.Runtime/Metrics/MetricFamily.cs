namespace Tombolo.Runtime.Metrics;

/// <summary>All series of one name. Takes measurements from any thread.</summary>
/// <param name="bounds">Upper bounds of a histogram's buckets, rising; empty for others.</param>
/// <param name="largest">How many series it may have; measurements of further ones go into one that says so.</param>
internal sealed class MetricFamily(string name, string help, MetricType type, double[] bounds, int largest)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public string Help { get; } = help;

    public MetricType Type { get; } = type;

    public ReadOnlySpan<double> Bounds => bounds;

    /// <summary>Adds to a counter or to a value that goes up and down.</summary>
    public void Add(string labels, double value)
    {
        lock (_lock)
        {
            Find(labels).Value += value;
        }
    }

    /// <summary>Sets a value that was observed.</summary>
    public void Set(string labels, double value)
    {
        lock (_lock)
        {
            Find(labels).Value = value;
        }
    }

    /// <summary>Counts a measurement in its bucket.</summary>
    public void Record(string labels, double value)
    {
        var bucket = Array.FindIndex(bounds, bound => value <= bound);
        lock (_lock)
        {
            var series = Find(labels);
            series.Value += value;
            series.Buckets[bucket < 0 ? bounds.Length : bucket]++;
        }
    }

    /// <summary>Forgets all series, before they are observed anew: one that is no longer observed is gone.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _series.Clear();
        }
    }

    /// <summary>Shows each series with its labels, in order of labels.</summary>
    public void Visit(Action<string, MetricSeries> visit)
    {
        lock (_lock)
        {
            foreach (var (labels, series) in _series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                visit(labels, series);
            }
        }
    }

    private MetricSeries Find(string labels)
    {
        if (_series.TryGetValue(labels, out var series))
        {
            return series;
        }

        return _series.Count < largest ? _series[labels] = new MetricSeries(bounds.Length)
            : _series.TryGetValue(LabelText.Overflow, out series) ? series
            : _series[LabelText.Overflow] = new MetricSeries(bounds.Length);
    }
}
