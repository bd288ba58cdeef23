namespace Tombolo.Runtime.Metrics;

/// <summary>The Prometheus metric types that are used here.</summary>
internal enum MetricType
{
    Counter,
    Gauge,
    Histogram,
}
