using System.Diagnostics.Metrics;

namespace Tombolo.Runtime.Metrics;

/// <summary>What an instrument is to Prometheus.</summary>
/// <param name="IsLastValue">Each measurement replaces the one before.</param>
/// <param name="Bounds">Bucket bounds that the instrument advises.</param>
internal readonly record struct InstrumentShape(MetricType Type, bool IsLastValue = false, double[]? Bounds = null)
{
    public static InstrumentShape Of(Instrument instrument) => instrument switch
    {
        Counter<byte> or Counter<short> or Counter<int> or Counter<long> or Counter<float> or Counter<double> or Counter<decimal> => new(MetricType.Counter),
        ObservableCounter<byte> or ObservableCounter<short> or ObservableCounter<int> or ObservableCounter<long>
            or ObservableCounter<float> or ObservableCounter<double> or ObservableCounter<decimal> => new(MetricType.Counter),
        Gauge<byte> or Gauge<short> or Gauge<int> or Gauge<long> or Gauge<float> or Gauge<double> or Gauge<decimal> => new(MetricType.Gauge, IsLastValue: true),
        Histogram<byte> or Histogram<short> or Histogram<float> or Histogram<decimal> => new(MetricType.Histogram),
        Histogram<int> whole => new(MetricType.Histogram, Bounds: Doubles(whole.Advice?.HistogramBucketBoundaries)),
        Histogram<long> whole => new(MetricType.Histogram, Bounds: Doubles(whole.Advice?.HistogramBucketBoundaries)),
        Histogram<double> real => new(MetricType.Histogram, Bounds: real.Advice?.HistogramBucketBoundaries?.ToArray()),
        _ => new(MetricType.Gauge),
    };

    private static double[]? Doubles<T>(IReadOnlyList<T>? bounds)
        where T : IConvertible => bounds?.Select(bound => bound.ToDouble(null)).ToArray();
}
