using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Informers;

public sealed class InformerSubscribeTests
{
    [Fact]
    public async Task Subscribe_Late_BeginsWithWhatThereIs()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        harness.Put("a");
        harness.Put("b");
        await harness.StartAndSyncAsync();
        var seen = new List<string>();

        using var subscription = harness.Informer.Subscribe(change => seen.Add($"{change.Type} {change.Key.Name}"));

        Assert.Equal(["Added a", "Added b"], seen);
    }

    [Fact]
    public async Task Subscribe_WhileEverythingChanges_NothingIsLostOrTwice()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        await harness.StartAndSyncAsync();
        var random = new Random(7);
        var replicas = new List<Replica>();
        for (var round = 0; round < 300; round++)
        {
            var name = $"x{random.Next(20)}";
            if (random.Next(3) == 0 && api.Store.Get(FakePath.Parse($"/api/v1/namespaces/n/configmaps/{name}")) is not null)
            {
                harness.Delete(name);
            }
            else
            {
                harness.Put(name, $$""","data":{"v":"{{round}}"}""");
            }

            if (round % 10 == 0)
            {
                var replica = new Replica();
                harness.Informer.Subscribe(replica.Take);
                replicas.Add(replica);
            }
        }

        harness.Put("last");
        await Eventually.TrueAsync(() => harness.Informer.TryGet(InformerHarness.Key("last"), out _) && replicas.TrueForAll(replica => replica.Has("last")));

        var expected = Replica.Describe(harness.Informer.List());
        Assert.All(replicas, replica => Assert.Equal(expected, replica.Describe()));
        Assert.All(replicas, replica => Assert.Empty(replica.Faults));
    }

    [Fact]
    public async Task Dispose_EndsTheCalls()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        await harness.StartAndSyncAsync();
        var ended = new Replica();
        var subscription = harness.Informer.Subscribe(ended.Take);
        subscription.Dispose();
        subscription.Dispose();

        harness.Put("a");
        await harness.UntilChangesAsync(1);

        Assert.False(ended.Has("a"));
    }

    [Fact]
    public async Task Handler_Throws_OthersStillHear()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        harness.Informer.Subscribe(_ => throw new InvalidOperationException("broken"));
        var other = new Replica();
        harness.Informer.Subscribe(other.Take);
        await harness.StartAndSyncAsync();

        harness.Put("a");
        harness.Put("b");
        await Eventually.TrueAsync(() => other.Has("a") && other.Has("b"));

        Assert.Equal(2, harness.Logger.Lines.Count(line => line.EventId.Id == 2104 && line.Exception?.Message == "broken"));
        Assert.Null(harness.Informer.LastError);
    }

    [Fact]
    public async Task Handler_SubscribesAndUnsubscribes_IsSafe()
    {
        await using var api = await FakeApi.StartAsync();
        await using var harness = new InformerHarness(api);
        var inner = new Replica();
        IDisposable? once = null;
        once = harness.Informer.Subscribe(_ =>
        {
            once!.Dispose();
            harness.Informer.Subscribe(inner.Take);
        });
        await harness.StartAndSyncAsync();

        harness.Put("a");
        harness.Put("b");
        await Eventually.TrueAsync(() => inner.Has("b"));

        Assert.True(inner.Has("a"));
        Assert.Empty(inner.Faults);
    }

    /// <summary>A store fed by changes alone, which finds fault with any that do not follow from the one before.</summary>
    private sealed class Replica
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<ResourceKey, KubernetesObject> _objects = [];

        public List<string> Faults { get; } = [];

        public static string Describe(IEnumerable<KubernetesObject> objects) => string.Join(' ', objects.Select(each => each.ToString()).Order(StringComparer.Ordinal));

        public void Take(ResourceChange<KubernetesObject> change)
        {
            lock (_lock)
            {
                var known = _objects.TryGetValue(change.Key, out var before);
                if (known != (change.Type != ResourceChangeType.Added) || (known && !before.Json.Equals(change.Previous.Json)))
                {
                    Faults.Add($"{change.Type} {change.Key}");
                }

                if (change.Type == ResourceChangeType.Deleted)
                {
                    _objects.Remove(change.Key);
                }
                else
                {
                    _objects[change.Key] = change.Current;
                }
            }
        }

        public bool Has(string name)
        {
            lock (_lock)
            {
                return _objects.ContainsKey(InformerHarness.Key(name));
            }
        }

        public string Describe()
        {
            lock (_lock)
            {
                return Describe(_objects.Values);
            }
        }
    }
}
