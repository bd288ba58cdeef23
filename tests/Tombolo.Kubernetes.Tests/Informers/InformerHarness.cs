using System.Collections.Concurrent;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Logging;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Informers;

/// <summary>A running informer of ConfigMaps over a <see cref="FakeApi"/>, on a clock that stands still, and all it told.</summary>
internal sealed class InformerHarness : IAsyncDisposable
{
    public static readonly ResourceType Type = KnownResources.ConfigMap;

    private readonly CancellationTokenSource _stop = new();
    private readonly KubernetesClient _client;
    private readonly ConcurrentQueue<string> _changes = [];
    private Task _run = Task.CompletedTask;
    private int _passed;

    public InformerHarness(FakeApi api, InformerOptions<KubernetesObject>? options = null)
    {
        Api = api;
        _client = api.CreateClient(Time);
        Informer = new(_client, Type, (options ?? Options) with { Random = new Random(1) }, Time, Logger);
        Informer.Subscribe(change => _changes.Enqueue(Describe(change)));
    }

    public static InformerOptions<KubernetesObject> Options { get; } = new() { Decode = Decoders.Bytes, PageSize = 2 };

    public FakeApi Api { get; }

    public ManualTimeProvider Time { get; } = new();

    public RecordingLogger<ResourceInformer<KubernetesObject>> Logger { get; } = new();

    public ResourceInformer<KubernetesObject> Informer { get; }

    /// <summary>+ added, ~ updated, - deleted, = resynced; then the name; since the last look.</summary>
    public string TakeChanges()
    {
        var taken = new List<string>();
        while (_changes.TryDequeue(out var change))
        {
            taken.Add(change);
        }

        return string.Join(' ', taken);
    }

    /// <summary>Lists and watches the API was asked for: "list" for a first page, "watch VERSION".</summary>
    public IReadOnlyList<string> Calls =>
    [
        .. Api.Requests.Where(request => !request.Target.Contains("continue=", StringComparison.Ordinal)).Select(request =>
        {
            var query = System.Web.HttpUtility.ParseQueryString(request.Target.Split('?')[1]);
            return query["watch"] is null ? "list" : $"watch {query["resourceVersion"]}";
        }),
    ];

    public string Names => string.Join(',', Informer.List().Select(each => each.Metadata.Name).Order(StringComparer.Ordinal));

    public static ResourceKey Key(string name) => new("n", name);

    public string Put(string name, string fields = "") => Api.Put(Type, Key(name), fields);

    public void Delete(string name) => Api.Delete(Type, Key(name));

    public void Start() => _run = Informer.RunAsync(_stop.Token);

    /// <summary>Until the first list is in and the watch stands.</summary>
    public async Task StartAndSyncAsync()
    {
        Start();
        await Informer.WaitForSyncAsync(default);
        await Eventually.TrueAsync(() => Api.OpenWatches == 1);
    }

    public Task UntilChangesAsync(int count) => Eventually.TrueAsync(() => _changes.Count >= count);

    /// <summary>Until the informer waits to try again, for the first time since <see cref="PassBackOff"/>; how long it will wait.</summary>
    public async Task<TimeSpan> UntilBackOffAsync()
    {
        await Eventually.TrueAsync(() => Failures > _passed && Time.NextDue is not null);
        return Time.NextDue!.Value;
    }

    /// <summary>Lets the wait pass.</summary>
    public void PassBackOff()
    {
        _passed = Failures;
        Time.Advance(Time.NextDue!.Value);
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _client.Dispose();
        _stop.Dispose();
    }

    private int Failures => Logger.Lines.Count(line => line.EventId.Id == 2102);

    private static string Describe(ResourceChange<KubernetesObject> change)
    {
        var (sign, before, after) = change.Type switch
        {
            ResourceChangeType.Added => ('+', false, true),
            ResourceChangeType.Updated => ('~', true, true),
            ResourceChangeType.Deleted => ('-', true, false),
            _ => ('=', true, true),
        };
        Assert.Equal(after, change.Current.Metadata is not null);
        Assert.Equal(before, change.Previous.Metadata is not null);
        Assert.Equal(change.Key, (after ? change.Current : change.Previous).Key);
        return $"{sign}{change.Key.Name}";
    }
}
