namespace Tombolo.Runtime.Metrics;

/// <summary>Where the measurements of one instrument go.</summary>
internal delegate void MetricSink(string labels, double value);
