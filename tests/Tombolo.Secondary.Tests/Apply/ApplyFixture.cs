using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Sync;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Metrics;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Apply;

/// <summary>An engine on an API in memory, on a clock that only the test moves.</summary>
internal sealed class ApplyFixture : IAsyncDisposable
{
    public const string PrimaryId = "11111111-1111-1111-1111-111111111111";

    private readonly FleetKey _fleetKey = FleetKey.Create();
    private readonly TestMeterFactory _meters = new();
    private readonly ILoggerFactory _loggers;
    private CancellationTokenSource? _stop;
    private Task _run = Task.CompletedTask;
    private long _sequence;

    public ApplyFixture()
    {
        Api = new InMemoryKubernetes(Time, Item.Namespace);
        Client = new EngineClient(Api);
        _loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        Engine = NewEngine();
    }

    public ManualTimeProvider Time { get; } = new();

    public InMemoryKubernetes Api { get; }

    public EngineClient Client { get; }

    public ApplyEngine Engine { get; private set; }

    public LogRecorder Log { get; } = new();

    public DesiredRevision LastRevision { get; private set; }

    /// <summary>Starts the engine, with these items wanted, and waits until all of them were tried.</summary>
    public async Task StartAsync(params DesiredItem[] items)
    {
        Run();
        await DesireAsync(items);
    }

    public void Run()
    {
        _stop = new CancellationTokenSource();
        _run = Engine.RunAsync(_stop.Token);
    }

    public async Task StopAsync()
    {
        if (_stop is not null)
        {
            await _stop.CancelAsync();
            await _run;
            _stop.Dispose();
            _stop = null;
        }
    }

    /// <summary>Another process: it remembers nothing, and is told everything.</summary>
    public async Task RestartAsync(params DesiredItem[] items)
    {
        await ForgetAsync();
        await StartAsync(items);
    }

    /// <summary>The process dies, and another is about to start.</summary>
    public async Task ForgetAsync()
    {
        await StopAsync();
        Engine.Dispose();
        Engine = NewEngine();
        Client.Forget();
    }

    /// <summary>Wants exactly these items from now on, and waits until all of them were tried.</summary>
    public Task DesireAsync(params DesiredItem[] items) => DesireAsync(State(items));

    public async Task DesireAsync(DesiredState state)
    {
        LastRevision = state.Revision;
        Engine.SetDesired(state);
        await AcknowledgedAsync();
    }

    public Task AcknowledgedAsync() => Eventually.TrueAsync(() => Engine.Acknowledged == LastRevision, description: "the revision is acknowledged");

    public DesiredState State(params DesiredItem[] items)
    {
        var payloads = new Dictionary<string, DesiredPayload>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var bytes = DesiredItemWriter.Write(item);
            payloads[$"{item.Key}"] = new DesiredPayload($"{item.Key}", _fleetKey.ComputeEtag(bytes), bytes);
        }

        _sequence++;
        return new DesiredState(new DesiredRevision(1, _sequence, $"hash-{_sequence}"), payloads, new HashSet<string>(), new HashSet<string>(), Approved: false, PrimaryId);
    }

    /// <summary>Waits until the engine has nothing to do that does not wait for the clock.</summary>
    public async Task SettleAsync()
    {
        var (quiet, requests) = (0, -1);
        await Eventually.TrueAsync(() =>
        {
            (quiet, requests) = Engine.IsIdle && Client.RequestCount == requests ? (quiet + 1, requests) : (0, Client.RequestCount);
            return quiet > 10;
        });
    }

    /// <summary>Moves the clock in small steps until something is so.</summary>
    public async Task AdvanceUntilAsync(Func<bool> condition, int mostSeconds = 1200)
    {
        for (var second = 0; second < mostSeconds && !condition(); second++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            if (second % 5 == 0)
            {
                await SettleAsync();
            }
        }

        Assert.True(condition(), "not so after the clock was moved on");
    }

    /// <summary>The result of an item, as the reporter would get it.</summary>
    public ItemResult? Result(DesiredItem item) => Engine.Since(0).Changed.FirstOrDefault(result => result.Key == $"{item.Key}");

    public Task StateIsAsync(DesiredItem item, string state) =>
        Eventually.TrueAsync(() => Result(item)?.State == state, description: $"{item.Key} is {state}");

    public async Task<JsonObject?> GetAsync(ResourceType type, string name)
    {
        var read = await Api.GetAsync(type, new ResourceKey(Item.Namespace, name), CancellationToken.None);
        return read.IsNotFound ? null : JsonNode.Parse(read.Value.Json.Span)!.AsObject();
    }

    /// <summary>Somebody else makes an object.</summary>
    public async Task<KubernetesObject> CreateAsync(ResourceType type, string name, string content, string manager = "kubectl")
    {
        var body = JsonNode.Parse(content)!.AsObject();
        body["metadata"] ??= new JsonObject();
        body["metadata"]!["name"] = name;
        return (await Api.CreateAsync(type, Item.Namespace, Bytes(body), new WriteOptions { FieldManager = manager }, CancellationToken.None)).Value;
    }

    /// <summary>Somebody else changes an object.</summary>
    public async Task<KubernetesObject> PatchAsync(ResourceType type, string name, string mergePatch, string manager = "kubectl-edit") =>
        (await Api.PatchAsync(
            type, new ResourceKey(Item.Namespace, name), PatchKind.Merge, Encoding.UTF8.GetBytes(mergePatch), new WriteOptions { FieldManager = manager }, CancellationToken.None)).Value;

    /// <summary>Somebody else deletes an object.</summary>
    public async Task DeleteAsync(ResourceType type, string name) =>
        Assert.True((await Api.DeleteAsync(type, new ResourceKey(Item.Namespace, name), DeleteOptions.Default, CancellationToken.None)).IsSuccess);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Engine.Dispose();
        _meters.Dispose();
        _loggers.Dispose();
        _fleetKey.Dispose();
    }

    private ApplyEngine NewEngine()
    {
        var context = new ClusterContext { K10Namespace = Item.Namespace, ServerVersion = "1.0.0", ClusterUid = "22222222-2222-2222-2222-222222222222" };
        return new ApplyEngine(Client, context, new RuntimeMetrics(_meters), Time, _loggers, new Random(1));
    }

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
