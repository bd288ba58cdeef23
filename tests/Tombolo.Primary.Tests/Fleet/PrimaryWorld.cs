using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;
using Tombolo.Runtime.Hosting;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Primary.Tests.Fleet;

/// <summary>A cluster with an API server and a server of Tombolo that can be stopped and started; time moves while a test waits.</summary>
internal sealed class PrimaryWorld : IAsyncDisposable
{
    public const string Fleet = WellKnownNamespaces.MultiCluster;
    public const string Uid = "11111111-aaaa-4bbb-8ccc-000000000001";

    private static readonly WriteOptions AsKubectl = new() { FieldManager = "kubectl" };

    private readonly AsyncLocal<bool> _isUser = new();

    public PrimaryWorld(params IEnumerable<string> namespaces) => Api = new InMemoryKubernetes(Time, namespaces.DefaultIfEmpty("kasten-io").Append(Fleet).Distinct(StringComparer.Ordinal));

    public ManualTimeProvider Time { get; } = new();

    public InMemoryKubernetes Api { get; }

    public ClusterContext Context { get; init; } = new() { ServerVersion = "1.2.3", ClusterUid = Uid };

    public FakeConnections Connections { get; } = new();

    /// <summary>The Events of all processes so far.</summary>
    public RecordingEvents Events { get; } = new();

    public RecordingLoggerFactory Logs { get; } = new();

    public RunningPrimary? Server { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A world whose server runs and whose cluster is the primary <c>hub</c>.</summary>
    public static async Task<PrimaryWorld> PromotedAsync()
    {
        var world = new PrimaryWorld();
        await world.StartAsync();
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap());
        await world.UntilAsync(() => world.FindAsync(KnownResources.Bootstrap, "primary"), found => found.Contains("Complete", StringComparison.Ordinal));
        await world.UntilAsync(() => world.FindClusterAsync("hub"), hub => hub.Status?.Id is not null);
        return world;
    }

    public async Task StartAsync() => Server = await RunningPrimary.StartAsync(this, Stop);

    public async Task StopAsync()
    {
        if (Server is { } running)
        {
            Server = null;
            await running.DisposeAsync();
        }
    }

    public async Task CreateAsync(ResourceType type, string json, string? @namespace = Fleet)
    {
        _isUser.Value = true;
        _ = (await Api.CreateAsync(type, type.Namespaced ? @namespace : null, Encoding.UTF8.GetBytes(json), AsKubectl, Stop)).Value;
    }

    public async Task PatchAsync(ResourceType type, string name, string json, string @namespace = Fleet)
    {
        _isUser.Value = true;
        _ = (await Api.PatchAsync(type, new ResourceKey(type.Namespaced ? @namespace : "", name), PatchKind.Merge, Encoding.UTF8.GetBytes(json), AsKubectl, Stop)).Value;
    }

    /// <summary>Annotates a Cluster.</summary>
    public Task AnnotateAsync(string cluster, string key, string value) =>
        PatchAsync(KnownResources.Cluster, cluster, new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [key] = value } } }.ToJsonString());

    public async Task DeleteAsync(ResourceType type, string name, string @namespace = Fleet)
    {
        _isUser.Value = true;
        _ = (await Api.DeleteAsync(type, new ResourceKey(type.Namespaced ? @namespace : "", name), DeleteOptions.Default, Stop)).Value;
    }

    /// <summary>The object as text, or null.</summary>
    public async Task<string?> FindAsync(ResourceType type, string name, string @namespace = Fleet) =>
        await FindObjectAsync(type, name, @namespace) is { } found ? Encoding.UTF8.GetString(found.Json.Span) : null;

    public async Task<KubernetesObject?> FindObjectAsync(ResourceType type, string name, string @namespace = Fleet)
    {
        var found = await Api.GetAsync(type, new ResourceKey(type.Namespaced ? @namespace : "", name), Stop);
        return found.IsNotFound ? null : found.Value;
    }

    public async Task<Cluster?> FindClusterAsync(string name) =>
        await FindObjectAsync(KnownResources.Cluster, name) is { } found ? found.Deserialize(ApiJsonContext.Default.Cluster) : null;

    public async Task<IReadOnlyList<string>> ListNamesAsync(ResourceType type, string? labelSelector = null) =>
        [.. (await Api.ListAsync(type, new ListOptions { Namespace = Fleet, LabelSelector = labelSelector }, Stop)).Value.Items.Select(item => item.Metadata.Name)];

    /// <summary>Waits until there is an object and it is as wanted.</summary>
    public async Task<T> UntilAsync<T>(Func<Task<T?>> find, Func<T, bool> isWanted)
        where T : class
    {
        T? last = null;
        await UntilAsync(async () => (last = await find()) is { } found && isWanted(found), () => last is null ? "there is no such object" : JsonSerializer.Serialize(last));
        return last!;
    }

    public Task GoneAsync(ResourceType type, string name) => UntilAsync(async () => await FindAsync(type, name) is null, () => $"{type} {name} is still there");

    public Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()), () => "the condition is not fulfilled");

    /// <summary>Time goes on by a tenth of a second for each look.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, Func<string> describe)
    {
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    Time.Advance(TimeSpan.FromMilliseconds(100));
                    return await condition();
                },
                TimeSpan.FromSeconds(20));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{describe()}\n{string.Join('\n', Logs.Lines.TakeLast(30))}", late);
        }
    }

    /// <summary>Lets ten minutes pass in which everything may happen that wants to: one look at the conditions of all waits for each second.</summary>
    public async Task LetTimePassAsync()
    {
        var end = Time.GetUtcNow() + TimeSpan.FromMinutes(10);
        await Eventually.TrueAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            return Time.GetUtcNow() >= end && ThreadPool.PendingWorkItemCount == 0;
        });
    }

    /// <summary>
    /// Runs <paramref name="scenario"/> once for each of the writes that the server makes in it, each time with a server that dies right after that
    /// write and another one that takes over; every time <paramref name="isReached"/> has to hold in the end.
    /// </summary>
    /// <param name="writes">How many writes the server makes when it lives.</param>
    public static async Task SurviveDeathAtEveryWriteAsync(int writes, Func<Task<PrimaryWorld>> create, Func<PrimaryWorld, Task> scenario, Func<PrimaryWorld, Task> isReached)
    {
        for (var write = 1; write <= writes; write++)
        {
            await using var world = await create();
            var died = world.DieAfterWrite(write);
            await scenario(world);
            await world.UntilAsync(() => Task.FromResult(died.IsCompleted), () => $"there was no write {write}");
            await world.StopAsync();
            await world.StartAsync();
            await isReached(world);
        }
    }

    /// <summary>Moves time on until <paramref name="work"/> is done.</summary>
    public async Task<T> WhileTimePassesAsync<T>(Task<T> work)
    {
        await UntilAsync(() => work.IsCompleted);
        return await work;
    }

    private Task DieAfterWrite(int count)
    {
        var writes = 0;
        var died = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Api.AfterWrite = request =>
        {
            if (!_isUser.Value && Interlocked.Increment(ref writes) == count)
            {
                Server!.Kill();
                died.SetResult();
                throw new IOException($"the process died after {request}");
            }
        };
        return died.Task;
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
