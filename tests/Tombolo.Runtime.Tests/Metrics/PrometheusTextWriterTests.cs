using System.Buffers;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Tombolo.Runtime.Metrics;
using Tombolo.Testing.Metrics;

namespace Tombolo.Runtime.Tests.Metrics;

public sealed class PrometheusTextWriterTests : IDisposable
{
    private readonly TestMeterFactory _factory = new();
    private readonly Meter _meter;
    private readonly MetricCollector _collector;

    public PrometheusTextWriterTests()
    {
        _meter = _factory.Create("Tombolo.Test");
        _collector = new MetricCollector(_factory, seriesPerMetric: 3);
    }

    public void Dispose()
    {
        _collector.Dispose();
        _factory.Dispose();
    }

    [Fact]
    public void Write_Nothing_IsEmpty() => Assert.Equal("", Text());

    [Fact]
    public void Write_Counter_AddsUp()
    {
        var counter = _meter.CreateCounter<long>("tombolo.reconciles", description: "Reconciles by controller.");
        counter.Add(1, Tag("controller", "b"));
        counter.Add(2, Tag("controller", "a"));
        counter.Add(3, Tag("controller", "b"));

        Assert.Equal("""
            # HELP tombolo_reconciles_total Reconciles by controller.
            # TYPE tombolo_reconciles_total counter
            tombolo_reconciles_total{controller="a"} 2
            tombolo_reconciles_total{controller="b"} 4

            """, Text());
    }

    [Theory]
    [InlineData("tombolo.requests", null, "tombolo_requests_total")]
    [InlineData("tombolo.requests_total", null, "tombolo_requests_total")]
    [InlineData("tombolo.cpu", "s", "tombolo_cpu_seconds_total")]
    [InlineData("tombolo.cpu.seconds", "s", "tombolo_cpu_seconds_total")]
    [InlineData("tombolo.sent", "By", "tombolo_sent_bytes_total")]
    [InlineData("tombolo.odd-name/x", "{things}", "tombolo_odd_name_x_total")]
    [InlineData("9lives", null, "_9lives_total")]
    public void Write_Name_IsThatOfPrometheus(string instrument, string? unit, string expected)
    {
        _meter.CreateCounter<int>(instrument, unit).Add(1);

        Assert.Equal($"# TYPE {expected} counter\n{expected} 1\n", Text());
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("quote\"", "quote\\\"")]
    [InlineData("back\\slash", "back\\\\slash")]
    [InlineData("line\nfeed", "line\\nfeed")]
    [InlineData("", "")]
    [InlineData("ünï", "ünï")]
    [InlineData(null, "")]
    [InlineData(true, "true")]
    [InlineData(1.5, "1.5")]
    public void Write_LabelValue_IsEscaped(object? value, string expected)
    {
        _meter.CreateCounter<int>("tombolo.x").Add(1, new KeyValuePair<string, object?>("a.b", value));

        Assert.Contains($"tombolo_x_total{{a_b=\"{expected}\"}} 1\n", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LabelsInAnyOrder_AreOneSeries()
    {
        var counter = _meter.CreateCounter<int>("tombolo.x");
        counter.Add(1, Tag("a", "1"), Tag("b", "2"));
        counter.Add(1, Tag("b", "2"), Tag("a", "1"));

        Assert.Contains("tombolo_x_total{a=\"1\",b=\"2\"} 2\n", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Help_IsEscaped()
    {
        _meter.CreateCounter<int>("tombolo.x", description: "one\\two\nthree").Add(1);

        Assert.StartsWith("# HELP tombolo_x_total one\\\\two\\nthree\n", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Histogram_HasCumulativeBucketsInSeconds()
    {
        var histogram = _meter.CreateHistogram<double>("tombolo.duration", "s");
        foreach (var value in new[] { 0.005, 0.0051, 0.3, 60, 61 })
        {
            histogram.Record(value, Tag("k", "v"));
        }

        Assert.Equal("""
            # TYPE tombolo_duration_seconds histogram
            tombolo_duration_seconds_bucket{k="v",le="0.005"} 1
            tombolo_duration_seconds_bucket{k="v",le="0.01"} 2
            tombolo_duration_seconds_bucket{k="v",le="0.025"} 2
            tombolo_duration_seconds_bucket{k="v",le="0.05"} 2
            tombolo_duration_seconds_bucket{k="v",le="0.1"} 2
            tombolo_duration_seconds_bucket{k="v",le="0.25"} 2
            tombolo_duration_seconds_bucket{k="v",le="0.5"} 3
            tombolo_duration_seconds_bucket{k="v",le="1"} 3
            tombolo_duration_seconds_bucket{k="v",le="2.5"} 3
            tombolo_duration_seconds_bucket{k="v",le="5"} 3
            tombolo_duration_seconds_bucket{k="v",le="10"} 3
            tombolo_duration_seconds_bucket{k="v",le="30"} 3
            tombolo_duration_seconds_bucket{k="v",le="60"} 4
            tombolo_duration_seconds_bucket{k="v",le="+Inf"} 5
            tombolo_duration_seconds_sum{k="v"} 121.3101
            tombolo_duration_seconds_count{k="v"} 5

            """, Text());
    }

    [Fact]
    public void Write_HistogramWithAdvice_HasItsBuckets()
    {
        var advice = new InstrumentAdvice<long> { HistogramBucketBoundaries = [10, 100] };
        _meter.CreateHistogram("tombolo.size", "By", null, null, advice).Record(50);

        Assert.Equal("""
            # TYPE tombolo_size_bytes histogram
            tombolo_size_bytes_bucket{le="10"} 0
            tombolo_size_bytes_bucket{le="100"} 1
            tombolo_size_bytes_bucket{le="+Inf"} 1
            tombolo_size_bytes_sum 50
            tombolo_size_bytes_count 1

            """, Text());
    }

    [Fact]
    public void Write_UpDownCounterAndGauge_AreGauges()
    {
        var open = _meter.CreateUpDownCounter<int>("tombolo.open");
        open.Add(3);
        open.Add(-1);
        var level = _meter.CreateGauge<double>("tombolo.level");
        level.Record(1);
        level.Record(0.25);

        Assert.Equal("# TYPE tombolo_level gauge\ntombolo_level 0.25\n# TYPE tombolo_open gauge\ntombolo_open 2\n", Text());
    }

    [Fact]
    public void Write_Observable_IsReadEachTimeAndGoneWhenNoLongerObserved()
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1, ["b"] = 2 };
        _meter.CreateObservableGauge("tombolo.depth", () => values.Select(pair => new Measurement<int>(pair.Value, Tag("q", pair.Key))));
        _meter.CreateObservableCounter("tombolo.seen", () => values.Values.Sum());
        Assert.Equal(
            "# TYPE tombolo_depth gauge\ntombolo_depth{q=\"a\"} 1\ntombolo_depth{q=\"b\"} 2\n# TYPE tombolo_seen_total counter\ntombolo_seen_total 3\n", Text());

        values.Remove("a");
        values["b"] = 5;

        Assert.Equal("# TYPE tombolo_depth gauge\ntombolo_depth{q=\"b\"} 5\n# TYPE tombolo_seen_total counter\ntombolo_seen_total 5\n", Text());
    }

    [Fact]
    public void Write_OneObservableFails_ShowsTheOthers()
    {
        Func<int> broken = () => throw new InvalidOperationException("broken");
        _meter.CreateObservableGauge("tombolo.broken", broken);
        _meter.CreateObservableGauge("tombolo.good", () => 1);

        Assert.Equal("# TYPE tombolo_good gauge\ntombolo_good 1\n", Text());
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(1e21, "1E+21")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(123456789012.0, "123456789012")]
    public void Write_Number_IsThatOfPrometheus(double value, string expected)
    {
        _meter.CreateGauge<double>("tombolo.x").Record(value);

        Assert.EndsWith($"tombolo_x {expected}\n", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_MoreSeriesThanTheBound_AreOneThatSaysSo()
    {
        var counter = _meter.CreateCounter<int>("tombolo.x");
        for (var i = 0; i < 10; i++)
        {
            counter.Add(1, Tag("id", i.ToString(CultureInfo.InvariantCulture)));
        }

        counter.Add(1, Tag("id", "2"));

        Assert.Equal("""
            # TYPE tombolo_x_total counter
            tombolo_x_total{id="0"} 1
            tombolo_x_total{id="1"} 1
            tombolo_x_total{id="2"} 2
            tombolo_x_total{otel_metric_overflow="true"} 7

            """, Text());
    }

    [Fact]
    public void Write_OtherMetersAndFactories_AreLeftOut()
    {
        using var elsewhere = new TestMeterFactory();
        elsewhere.Create("Tombolo.Test").CreateCounter<int>("tombolo.x").Add(1);
        _factory.Create("System.Net.Http").CreateCounter<int>("http.x").Add(1);

        Assert.Equal("", Text());
    }

    [Fact]
    public void Write_TwoKindsOfOneName_TheFirstStays()
    {
        _meter.CreateCounter<int>("tombolo.x").Add(1);
        _meter.CreateGauge<int>("tombolo.x_total").Record(7);

        Assert.Equal("# TYPE tombolo_x_total counter\ntombolo_x_total 1\n", Text());
    }

    [Fact]
    public async Task Write_WhileOthersMeasure_LosesNone()
    {
        var counter = _meter.CreateCounter<int>("tombolo.x");
        var measuring = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                counter.Add(1);
            }
        })).ToList();
        while (!measuring.TrueForAll(task => task.IsCompleted))
        {
            Text();
        }

        await Task.WhenAll(measuring);

        Assert.EndsWith("tombolo_x_total 40000\n", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Process_ShowsTheUsualBasics()
    {
        _ = new ProcessMetrics(_factory);

        var text = Text();

        foreach (var name in new[]
        {
            "process_cpu_seconds_total", "process_resident_memory_bytes", "process_start_time_seconds", "process_open_fds",
            "dotnet_gc_collections_total{generation=\"0\"}", "dotnet_gc_heap_bytes", "dotnet_thread_pool_threads", "dotnet_thread_pool_queue_length",
        })
        {
            var line = Assert.Single(text.Split('\n'), line => line.StartsWith($"{name} ", StringComparison.Ordinal));
            Assert.True(double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture) >= 0, line);
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private string Text()
    {
        var buffer = new ArrayBufferWriter<byte>();
        PrometheusTextWriter.Write(_collector, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
