using System.Buffers;
using System.Globalization;
using System.Text;

namespace Tombolo.Runtime.Metrics;

/// <summary>Writes what a collector has in the Prometheus text format 0.0.4 (Prometheus "Exposition formats").</summary>
public static class PrometheusTextWriter
{
    /// <summary>The content type of the format.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes all metrics, UTF-8.</summary>
    public static void Write(MetricCollector collector, IBufferWriter<byte> output)
    {
        var text = new StringBuilder();
        collector.Collect(family =>
        {
            WriteFamily(text, family);
            Flush(text, output);
        });
    }

    private static void WriteFamily(StringBuilder text, MetricFamily family)
    {
        var headed = false;
        family.Visit((labels, series) =>
        {
            if (!headed)
            {
                WriteHead(text, family);
                headed = true;
            }

            if (family.Type == MetricType.Histogram)
            {
                WriteHistogram(text, family, labels, series);
            }
            else
            {
                WriteSample(text, family.Name, labels, series.Value);
            }
        });
    }

    private static void WriteHead(StringBuilder text, MetricFamily family)
    {
        if (family.Help.Length > 0)
        {
            var help = family.Help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append("# HELP ").Append(family.Name).Append(' ').Append(help).Append('\n');
        }

        var type = family.Type switch { MetricType.Counter => "counter", MetricType.Histogram => "histogram", _ => "gauge" };
        text.Append("# TYPE ").Append(family.Name).Append(' ').Append(type).Append('\n');
    }

    private static void WriteHistogram(StringBuilder text, MetricFamily family, string labels, MetricSeries series)
    {
        var prefix = labels.Length == 0 ? "" : $"{labels},";
        long cumulative = 0;
        for (var i = 0; i < series.Buckets.Length; i++)
        {
            cumulative += series.Buckets[i];
            var bound = i < family.Bounds.Length ? Number(family.Bounds[i]) : "+Inf";
            WriteSample(text, $"{family.Name}_bucket", $"{prefix}le=\"{bound}\"", cumulative);
        }

        WriteSample(text, $"{family.Name}_sum", labels, series.Value);
        WriteSample(text, $"{family.Name}_count", labels, cumulative);
    }

    private static void WriteSample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static void Flush(StringBuilder text, IBufferWriter<byte> output)
    {
        foreach (var chunk in text.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, output);
        }

        text.Clear();
    }
}
