using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Objects;
using Tombolo.LocalKube.Faults;
using Tombolo.LocalKube.Tests.Harness;
using Tombolo.Testing.Waiting;

namespace Tombolo.LocalKube.Tests.Faults;

/// <summary>Troubles on demand, as the client and the informers of Tombolo meet them over the wire.</summary>
public sealed class FaultyClusterTests : IAsyncLifetime
{
    private static readonly ResourceType Type = KnownResources.ConfigMap;
    private static readonly ResourceKey Key = new("default", "a");

    private readonly ShiftedTimeProvider _clock = new(TimeProvider.System);
    private readonly ConcurrentQueue<string> _changes = new();
    private readonly CancellationTokenSource _stop = new();
    private TestCluster _cluster = null!;
    private KubernetesClient _client = null!;
    private ResourceInformer<string> _informer = null!;
    private Task _run = Task.CompletedTask;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private ClusterFaults Faults => _cluster.Cluster.Faults;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync(_clock);
        _client = KubernetesClientFactory.FromKubeconfig(_cluster.Kubeconfig, null, new() { UserAgent = "faults/1" }, TimeProvider.System);
        var options = new InformerOptions<string>
        {
            Decode = each => each.Metadata.ResourceVersion,
            Namespace = "default",
            FieldSelector = "metadata.name!=kube-root-ca.crt",
            MaxBackOff = TimeSpan.FromMilliseconds(200),
        };
        _informer = new ResourceInformer<string>(_client, Type, options, TimeProvider.System, NullLogger<ResourceInformer<string>>.Instance);
        _informer.Subscribe(change => _changes.Enqueue($"{change.Type} {change.Key.Name}"));
        _run = _informer.RunAsync(_stop.Token);
        await CreateAsync("a");
        await SeesAsync("Added a");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _client.Dispose();
        await _cluster.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task Conflicts_AreConflicts()
    {
        Faults.Rates = new FaultRates { Conflict = 1 };

        Assert.True((await PatchAsync()).Error is { IsConflict: true });
        Faults.Clear();
        Assert.True((await PatchAsync()).IsSuccess);
    }

    [Fact]
    public async Task TooManyRequests_TellsWhenToComeAgain()
    {
        Faults.Rates = new FaultRates { TooManyRequests = 1, RetryAfter = TimeSpan.FromSeconds(1) };

        var error = (await PatchAsync()).Error!;

        Assert.Equal((429, TimeSpan.FromSeconds(1), true), (error.Code, error.RetryAfter, error.IsTransient));
    }

    [Fact]
    public async Task InternalErrors_AreTransient()
    {
        Faults.Rates = new FaultRates { InternalError = 1 };

        Assert.True((await PatchAsync()).Error is { Code: 500, IsTransient: true });
    }

    [Fact]
    public async Task Resets_AreAServerThatCannotBeReached()
    {
        Faults.Rates = new FaultRates { Reset = 1 };

        await Assert.ThrowsAsync<KubernetesUnreachableException>(PatchAsync);
    }

    [Fact]
    public async Task ReadOnly_RefusesWritesAndShowsWhatIsThere()
    {
        Faults.IsReadOnly = true;

        Assert.True((await PatchAsync()).Error is { Code: 500 });
        Assert.True((await _client.GetAsync(Type, Key, Cancelled)).IsSuccess);
        Assert.Single(_informer.List());
    }

    [Fact]
    public async Task DroppedWatches_AreTakenUpWithoutLossOrRepetition()
    {
        for (var round = 0; round < 5; round++)
        {
            Faults.DropWatches();
            await CreateAsync($"b{round}");
        }

        await SeesAsync("Added a", "Added b0", "Added b1", "Added b2", "Added b3", "Added b4");
    }

    [Fact]
    public async Task StalledWatches_GoOnWithAllThatHappened()
    {
        Faults.StallWatches();
        await CreateAsync("b");
        await PatchAsync();
        await CreateAsync("c");
        Assert.Equal(["Added a"], _changes);

        Faults.ResumeWatches();

        await SeesAsync("Added a", "Added b", "Updated a", "Added c");
    }

    [Fact]
    public async Task Compaction_WhileAway_IsMadeUpForByAList()
    {
        Faults.StallWatches();
        await CreateAsync("b");
        await _client.DeleteAsync(Type, Key, DeleteOptions.Default, Cancelled);
        _cluster.Cluster.Compact();
        Faults.DropWatches();
        Faults.ResumeWatches();

        await Eventually.TrueAsync(() => _changes.Count == 3);
        Assert.Equal(["Added a", "Added b", "Deleted a"], _changes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryTroubleInTurn_NothingIsLost()
    {
        Faults.Rates = new FaultRates { TooManyRequests = 0.2, InternalError = 0.2, Reset = 0.2, RetryAfter = TimeSpan.Zero };
        Faults.DropWatches();
        Faults.Rates = new FaultRates();
        await CreateAsync("b");
        Faults.Rates = new FaultRates { InternalError = 1 };
        Faults.DropWatches();
        await Eventually.TrueAsync(() => _informer.LastError is not null);
        Faults.Clear();
        await CreateAsync("c");

        await SeesAsync("Added a", "Added b", "Added c");
        await Eventually.TrueAsync(() => _informer.LastError is null);
    }

    [Fact]
    public async Task StopAndReturn_LosesNothing()
    {
        await _cluster.Cluster.StopAsync();
        await Eventually.TrueAsync(() => _informer.LastError is not null);
        await Assert.ThrowsAsync<KubernetesUnreachableException>(PatchAsync);
        Assert.Single(_informer.List());
        await _cluster.Cluster.StartAsync(Cancelled);

        await CreateAsync("b");

        await SeesAsync("Added a", "Added b");
    }

    [Fact]
    public async Task ClockOffset_ShowsInTheTimesOfObjects()
    {
        _clock.Offset = TimeSpan.FromHours(3);

        var created = (await CreateAsync("b")).Metadata.CreationTimestamp;

        Assert.InRange(created!.Value, TimeProvider.System.GetUtcNow().AddHours(2.9), TimeProvider.System.GetUtcNow().AddHours(3.1));
        await SeesAsync("Added a", "Added b");
    }

    private async Task<KubernetesObject> CreateAsync(string name) => (await _client.CreateAsync(
        Type, "default", Encoding.UTF8.GetBytes($$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{name}}"} }"""), WriteOptions.Default, Cancelled)).Value;

    private Task<KubernetesResult<KubernetesObject>> PatchAsync() =>
        _client.PatchAsync(Type, Key, PatchKind.Merge, """{"data":{"k":"v"}}"""u8.ToArray(), WriteOptions.Default, Cancelled);

    private async Task SeesAsync(params string[] changes)
    {
        await Eventually.TrueAsync(() => _changes.Count >= changes.Length);
        Assert.Equal(changes, _changes);
    }
}
