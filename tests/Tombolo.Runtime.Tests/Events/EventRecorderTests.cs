using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Runtime.Events;
using Tombolo.Runtime.Metrics;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Logging;
using Tombolo.Testing.Metrics;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Runtime.Tests.Events;

public sealed class EventRecorderTests : IAsyncLifetime
{
    private static readonly ObjectReference East = new(KnownResources.Cluster, new ResourceKey("kasten-io-mc", "east"), "uid-1");
    private static readonly EventRecorderOptions Options = new() { Component = "tombolo-primary", Instance = "pod-1" };

    private readonly ManualTimeProvider _time = new();
    private readonly InMemoryKubernetes _kubernetes;
    private readonly TestMeterFactory _meters = new();
    private readonly Measurements _measurements;
    private readonly RecordingLogger<EventRecorder> _log = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _runs = [];
    private int _handled;

    public EventRecorderTests()
    {
        _kubernetes = new InMemoryKubernetes(_time, "kasten-io-mc", "default");
        _measurements = new Measurements(_meters);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_runs);
        _measurements.Dispose();
        _meters.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Record_First_CreatesAnEventAsKubectlReadsIt()
    {
        var recorder = Start();

        await RecordAsync(recorder, East, EventType.Warning, "Disconnected", "no contact for 2 minutes");

        using var written = Assert.Single(await EventsAsync());
        var root = written.RootElement;
        Assert.StartsWith("east.", root.GetProperty("metadata").GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal("kasten-io-mc", root.GetProperty("metadata").GetProperty("namespace").GetString());
        Assert.Equal(
            """{"apiVersion":"dist.kio.kasten.io/v1alpha1","kind":"Cluster","name":"east","namespace":"kasten-io-mc","uid":"uid-1"}""",
            root.GetProperty("involvedObject").GetRawText());
        Assert.Equal("""{"component":"tombolo-primary","host":"pod-1"}""", root.GetProperty("source").GetRawText());
        Assert.Equal(
            ["Warning", "Disconnected", "no contact for 2 minutes", "tombolo-primary", "pod-1", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"],
            new[] { "type", "reason", "message", "reportingComponent", "reportingInstance", "firstTimestamp", "lastTimestamp" }
                .Select(field => root.GetProperty(field).GetString()));
        Assert.Equal(1, root.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Record_AgainWithinTheWindow_WritesNothing()
    {
        var recorder = Start();
        await RecordAsync(recorder);

        for (var i = 0; i < 100; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(2.9));
            await RecordAsync(recorder);
        }

        Assert.Single(_kubernetes.Writes);
        Assert.Equal(100, Handled("counted"));
    }

    [Fact]
    public async Task Record_AgainAfterTheWindow_RaisesTheCountByAllThatHappened()
    {
        var recorder = Start();
        await RecordAsync(recorder);
        await RecordAsync(recorder);
        await RecordAsync(recorder);
        _time.Advance(TimeSpan.FromMinutes(5));

        await RecordAsync(recorder);

        Assert.Equal(["create", "patch"], _kubernetes.Writes.Select(request => request.Verb));
        Assert.Equal([(4, "2026-01-01T00:00:00Z", "2026-01-01T00:05:00Z")], await CountsAsync());
    }

    [Theory]
    [InlineData("reason")]
    [InlineData("message")]
    [InlineData("type")]
    [InlineData("object")]
    public async Task Record_Other_IsAnEventOfItsOwn(string difference)
    {
        var recorder = Start();
        await RecordAsync(recorder);

        await RecordAsync(
            recorder,
            difference == "object" ? East with { Uid = "uid-2" } : East,
            difference == "type" ? EventType.Warning : EventType.Normal,
            difference == "reason" ? "Other" : "Joined",
            difference == "message" ? "other" : "joined as east");

        Assert.Equal(2, (await EventsAsync()).Count);
    }

    [Fact]
    public async Task Record_SameAfterARestartWithinTheWindow_WritesNothing()
    {
        await RecordAsync(Start());
        _time.Advance(TimeSpan.FromMinutes(4));

        var restarted = Start();
        await RecordAsync(restarted);
        await RecordAsync(restarted);

        Assert.Equal([(1, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")], await CountsAsync());

        _time.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(restarted);
        Assert.Equal([(4, "2026-01-01T00:00:00Z", "2026-01-01T00:05:00Z")], await CountsAsync());
    }

    [Fact]
    public async Task Record_SameAfterARestartAndTheWindow_RaisesTheCount()
    {
        await RecordAsync(Start());
        _time.Advance(TimeSpan.FromMinutes(5));

        await RecordAsync(Start());

        Assert.Equal([(2, "2026-01-01T00:00:00Z", "2026-01-01T00:05:00Z")], await CountsAsync());
    }

    [Fact]
    public async Task Record_EventExpiredInTheServer_IsCreatedAnewWithItsHistory()
    {
        var recorder = Start();
        await RecordAsync(recorder);
        var name = (await EventKeysAsync()).Single();
        await _kubernetes.DeleteAsync(KnownResources.Event, name, DeleteOptions.Default, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromHours(2));

        await RecordAsync(recorder);

        Assert.Equal([(2, "2026-01-01T00:00:00Z", "2026-01-01T02:00:00Z")], await CountsAsync());
    }

    [Fact]
    public async Task Record_ClusterScoped_IsInTheDefaultNamespace()
    {
        var recorder = Start();

        await RecordAsync(recorder, new ObjectReference(KnownResources.ClusterRole, new ResourceKey("", "system:Aggregate"), ""));

        var key = Assert.Single(await EventKeysAsync());
        Assert.Equal("default", key.Namespace);
        Assert.StartsWith("system--ggregate.", key.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_LongTexts_AreCutAsTheServerCounts()
    {
        var recorder = Start();
        var longName = new string('n', 253);

        await RecordAsync(recorder, East with { Key = new ResourceKey("kasten-io-mc", longName) }, reason: new string('R', 200), message: new string('é', 1000));

        using var written = Assert.Single(await EventsAsync());
        Assert.Equal(253, written.RootElement.GetProperty("metadata").GetProperty("name").GetString()!.Length);
        Assert.Equal(128, written.RootElement.GetProperty("reason").GetString()!.Length);
        var message = written.RootElement.GetProperty("message").GetString()!;
        Assert.EndsWith("é...", message, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(message), 1022, 1024);
    }

    [Fact]
    public async Task Record_ManyAboutOneObject_AreBoundedWithoutTouchingOthers()
    {
        var recorder = Start();
        for (var i = 0; i < 40; i++)
        {
            await RecordAsync(recorder, message: $"message {i}");
        }

        Assert.Equal((25, 15), (Handled("written"), Handled("over_budget")));
        await RecordAsync(recorder, East with { Uid = "uid-2" });
        Assert.Equal(26, Handled("written"));

        _time.Advance(TimeSpan.FromMinutes(10));
        for (var i = 40; i < 45; i++)
        {
            await RecordAsync(recorder, message: $"message {i}");
        }

        Assert.Equal(28, Handled("written"));
    }

    [Fact]
    public async Task Record_QueueFull_DropsAndCountsWithoutWaiting()
    {
        var recorder = Create(Options with { QueueCapacity = 3 });
        for (var i = 0; i < 10; i++)
        {
            recorder.Record(East, EventType.Normal, "Joined", $"message {i}");
        }

        Assert.Equal(7, Handled("dropped"));
        Run(recorder);
        await Eventually.TrueAsync(() => Handled("written") == 3);
        Assert.Equal(3, (await EventsAsync()).Count);
    }

    [Fact]
    public async Task Record_Refused_IsLoggedAndNotTriedAgainWithinTheWindow()
    {
        var recorder = Start();
        _kubernetes.BeforeRequest = _ => new KubernetesStatus(403, "Forbidden", "because it is being terminated", [], null);

        await RecordAsync(recorder);
        await RecordAsync(recorder);

        Assert.Single(_kubernetes.Requests, request => request.Verb == "create" && request.Type == KnownResources.Event);
        var line = Assert.Single(_log.Lines);
        Assert.Equal("Event Joined about Cluster kasten-io-mc/east was refused: 403 Forbidden: because it is being terminated", line.Message);
    }

    [Fact]
    public async Task Record_ServerAwayForAWhile_IsWrittenWhenItIsBack()
    {
        var down = true;
        _kubernetes.BeforeRequest = _ => down ? throw new KubernetesUnreachableException(_kubernetes.Server, new HttpRequestException("refused")) : null;
        var recorder = Start();
        recorder.Record(East, EventType.Normal, "Joined", "joined as east");
        await Eventually.TrueAsync(() => _time.ScheduledTimers == 1);
        down = false;

        _time.Advance(TimeSpan.FromSeconds(1));

        await Eventually.TrueAsync(() => Handled("written") == 1);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Record_ServerAwayForLong_IsGivenUpAndTheNextIsTried()
    {
        var down = true;
        _kubernetes.BeforeRequest = _ => down ? throw new KubernetesUnreachableException(_kubernetes.Server, new HttpRequestException("refused")) : null;
        var recorder = Start();
        recorder.Record(East, EventType.Normal, "Joined", "lost");
        await Eventually.TrueAsync(() =>
        {
            _time.Advance(_time.NextDue ?? TimeSpan.Zero);
            return Handled("given_up") == 1;
        });
        down = false;
        recorder.Record(East, EventType.Normal, "Joined", "kept");
        await Eventually.TrueAsync(() => Handled("written") == 1);
        Assert.Contains("given up after 7 tries", Assert.Single(_log.Lines).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_UnexpectedFailure_IsLoggedAndTheNextIsWritten()
    {
        var recorder = Start();
        _kubernetes.BeforeRequest = _ => throw new InvalidOperationException("broken");
        await RecordAsync(recorder, message: "lost");
        _kubernetes.BeforeRequest = null;

        await RecordAsync(recorder, message: "kept");

        Assert.Equal(LogLevel.Error, Assert.Single(_log.Lines).Level);
        Assert.Single(await EventsAsync());
    }

    private EventRecorder Create(EventRecorderOptions options) => new(_kubernetes, options, new RuntimeMetrics(_meters), _time, _log);

    private EventRecorder Start()
    {
        var recorder = Create(Options);
        Run(recorder);
        return recorder;
    }

    private void Run(EventRecorder recorder) => _runs.Add(recorder.RunAsync(_stop.Token));

    private async Task RecordAsync(
        EventRecorder recorder, ObjectReference? about = null, EventType type = EventType.Normal, string reason = "Joined", string message = "joined as east")
    {
        recorder.Record(about ?? East, type, reason, message);
        var expected = ++_handled;
        await Eventually.TrueAsync(() => (int)_measurements.All.Values.Sum() >= expected);
    }

    private int Handled(string result) => (int)_measurements[$"tombolo.events{{result={result}}}"];

    private async Task<IReadOnlyList<ResourceKey>> EventKeysAsync() =>
        [.. (await _kubernetes.ListAsync(KnownResources.Event, new ListOptions(), TestContext.Current.CancellationToken)).Value.Items.Select(item => item.Key)];

    private async Task<IReadOnlyList<JsonDocument>> EventsAsync() =>
        [.. (await _kubernetes.ListAsync(KnownResources.Event, new ListOptions(), TestContext.Current.CancellationToken)).Value.Items.Select(item => item.ToDocument())];

    private async Task<IEnumerable<(int Count, string? First, string? Last)>> CountsAsync() => (await EventsAsync()).Select(document => (
        document.RootElement.GetProperty("count").GetInt32(),
        document.RootElement.GetProperty("firstTimestamp").GetString(),
        document.RootElement.GetProperty("lastTimestamp").GetString()));
}
