using System.Text;
using System.Text.Json;
using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Payloads;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Waiting;

namespace Tombolo.Primary.Tests.Distributions.Engine;

/// <summary>A primary whose engine of Distributions runs over an API in memory; the members are what a test says they are.</summary>
internal sealed class DistributionWorld : IAsyncDisposable
{
    private readonly PrimaryWorld _world = new();
    private readonly List<string> _served = [];
    private long _epoch;

    public DistributionWorld()
    {
        foreach (var type in new[] { KnownResources.Profile, KnownResources.Blueprint })
        {
            Install(type.Group);
        }
    }

    public InMemoryKubernetes Api => _world.Api;

    public FakeConnections Connections => _world.Connections;

    public RecordingEvents Events { get; } = new();

    public IReadOnlyCollection<string> Logs => _world.Logs.Lines;

    public RunningEngine? Running { get; private set; }

    public DistributionEngine Engine => Running!.Engine;

    public static async Task<DistributionWorld> StartedAsync(params string[] clusters)
    {
        var world = new DistributionWorld();
        foreach (var cluster in clusters)
        {
            await world.JoinAsync(cluster);
        }

        await world.StartAsync();
        return world;
    }

    /// <summary>The API server serves every kind of a group from now on.</summary>
    public void Install(string group) => Api.ServeDistributedKinds(group);

    /// <summary>Starts without waiting for anything.</summary>
    public void Start()
    {
        Running = new RunningEngine(_world, new HubTerm(++_epoch, _world.Time.GetUtcNow()), Events);
        Running.Engine.Sets.Subscribe(changed =>
        {
            foreach (var cluster in changed.Intersect(_served))
            {
                Acknowledge(cluster);
            }
        });
    }

    public async Task StartAsync()
    {
        Start();
        await Running!.Clusters.WaitForSyncAsync(TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        if (Running is { } running)
        {
            Running = null;
            await running.DisposeAsync();
        }
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>A member joins and is connected.</summary>
    public async Task JoinAsync(string name, string labels = "{}", bool connected = true)
    {
        using var key = SigningKey.Create();
        await _world.CreateAsync(KnownResources.Cluster, $$$"""
            {
              "apiVersion": "dist.kio.kasten.io/v1alpha1", "kind": "Cluster",
              "metadata": {
                "name": "{{{name}}}", "namespace": "kasten-io-mc", "labels": {{{labels}}}, "finalizers": ["{{{Finalizers.ClusterInfo}}}"],
                "annotations": {
                  "{{{Annotations.ClusterUid}}}": "{{{IdOf(name)}}}", "{{{Annotations.Incarnation}}}": "1",
                  "{{{Annotations.PublicKey}}}": "{{{BinaryText.Encode(key.PublicKey.SubjectPublicKeyInfo.Span)}}}"
                }
              },
              "spec": { "primary": false, "k10": { "namespace": "kasten-io" } }
            }
            """);
        if (connected)
        {
            Connect(name);
        }
    }

    public void Connect(string name) => Connections.Connect(IdOf(name), _world.Time.GetUtcNow());

    public void Disconnect(string name) => Connections.Disconnect(IdOf(name), _world.Time.GetUtcNow());

    public Task PutAsync(DistributionBuilder distribution) => _world.CreateAsync(KnownResources.Distribution, distribution.ToJson());

    public async Task PutAsync(params SourceBuilder[] sources)
    {
        foreach (var source in sources)
        {
            await _world.CreateAsync(source.Type, source.ToJson());
        }
    }

    public Task CreateAsync(ResourceType type, string json) => _world.CreateAsync(type, json);

    public Task PatchAsync(ResourceType type, string name, string json) => _world.PatchAsync(type, name, json);

    public async Task PatchStatusAsync(ResourceType type, string name, string json) => _ = (await Api.PatchAsync(
        type,
        new ResourceKey(WellKnownNamespaces.MultiCluster, name),
        PatchKind.Merge,
        Encoding.UTF8.GetBytes(json),
        new WriteOptions { Subresource = "status", FieldManager = "kubectl" },
        TestContext.Current.CancellationToken)).Value;

    public Task DeleteAsync(ResourceType type, string name) => _world.DeleteAsync(type, name);

    public Task DeleteFleetNamespaceAsync() => _world.DeleteAsync(KnownResources.Namespace, WellKnownNamespaces.MultiCluster);

    public async Task<Distribution?> FindAsync(string name) =>
        await _world.FindObjectAsync(KnownResources.Distribution, name) is { } found ? found.Deserialize(ApiJsonContext.Default.Distribution) : null;

    /// <summary>Waits until the Distribution is in a state, and the condition Ready has a reason if one is given.</summary>
    public async Task<DistributionStatus> UntilStateAsync(string name, string state, string? reason = null)
    {
        DistributionStatus? status = null;
        await UntilAsync(
            async () =>
            {
                status = (await FindAsync(name))?.Status;
                return status?.State == state && (reason is null || status.Conditions.Find(ConditionTypes.Ready)?.Reason == reason);
            },
            () => status is null ? $"Distribution {name} has no status" : JsonSerializer.Serialize(status, ApiJsonContext.Default.DistributionStatus));
        return status!;
    }

    public Task UntilGoneAsync(string name) => UntilAsync(async () => await FindAsync(name) is null, () => $"Distribution {name} is still there");

    public Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()), () => "the condition is not fulfilled");

    /// <summary>A process that dies meanwhile is started again.</summary>
    public Task UntilAsync(Func<Task<bool>> condition, Func<string> describe) => _world.UntilAsync(
        async () =>
        {
            if (Running is { IsDead: true })
            {
                await RestartAsync();
            }

            return await condition();
        },
        describe);

    /// <summary>Waits until a cluster is to hold exactly these objects.</summary>
    public Task UntilHoldsAsync(string cluster, params string[] objects) => UntilAsync(
        () => Engine.Sets.TryGet(cluster, out var set) && NamesOf(set).SequenceEqual(objects.Order(StringComparer.Ordinal)));

    /// <summary>The member has done what it is to do now, each object with the given state.</summary>
    public void Acknowledge(string cluster, string state = "Applied", string reason = "", string message = "")
    {
        Assert.True(Engine.Sets.TryGet(cluster, out var set));
        var results = set.Items.Values.Select(item => new ItemResult(item.Key, item.Etag, state, reason, message));
        Engine.Reports.Record(cluster, new ReportPayload([.. results], [], new Revision(_epoch, set.Sequence, set.Hash), Reset: true));
    }

    /// <summary>Acknowledges whatever comes for these clusters from now on, also after a restart.</summary>
    public void Serve(params string[] clusters)
    {
        _served.AddRange(clusters);
        foreach (var cluster in clusters.Where(cluster => Engine.Sets.TryGet(cluster, out _)))
        {
            Acknowledge(cluster);
        }
    }

    /// <summary>Lets time pass in small steps, so that everything that is due in between happens.</summary>
    public Task PassAsync(TimeSpan time)
    {
        const int Steps = 50;
        var left = Steps;
        return Eventually.TrueAsync(() =>
        {
            _world.Time.Advance(time / Steps);
            return --left == 0;
        });
    }

    /// <summary>Writes to Distributions so far.</summary>
    public int Writes() => Api.Writes.Count(write => write.Type == KnownResources.Distribution && write.FieldManager != "kubectl");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _world.DisposeAsync();
    }

    private static string IdOf(string name) => $"id-of-{name}";

    private static IEnumerable<string> NamesOf(DesiredSet set) =>
        set.Items.Keys.Select(key => string.Join('/', key.Split('/')[^2..])).Order(StringComparer.Ordinal);
}
