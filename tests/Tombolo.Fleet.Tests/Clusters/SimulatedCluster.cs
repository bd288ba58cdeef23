using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Fleet.Tests.Faults;
using Tombolo.Fleet.Tests.Invariants;
using Tombolo.Fleet.Tests.Network;
using Tombolo.Kubernetes.Client;
using Tombolo.Runtime.Hosting;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;

namespace Tombolo.Fleet.Tests.Clusters;

/// <summary>A cluster: an API server in memory, its way to the primary, and a process of the server that may die at any time.</summary>
internal sealed class SimulatedCluster : IWriteGuard, IDisposable
{
    private static readonly WriteOptions AsUser = new() { FieldManager = "kubectl" };

    private readonly Lock _writing = new();
    private readonly List<ServerWrite> _writes = [];
    private readonly List<ServerProcess> _ended = [];
    private readonly ManualTimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly Random _random;

    public SimulatedCluster(string name, string @namespace, string host, ManualTimeProvider time, ILoggerFactory loggers, Random random)
    {
        (Name, Namespace, Host, _time, _loggers, _random) = (name, @namespace, host, time, loggers, random);
        Api = new InMemoryKubernetes(time, @namespace, "kasten-io-mc");
        Faults = new ClusterFaults(random);
        Context = new ClusterContext { ServerVersion = "1.0.0", ClusterUid = $"uid-of-{name}", K10Namespace = @namespace, LoopbackUrl = new Uri($"https://{host}/k10") };
        Api.ServeDistributedKinds();
    }

    public string Name { get; }

    /// <summary>Where its copies land.</summary>
    public string Namespace { get; }

    /// <summary>The name under which the primary listens.</summary>
    public string Host { get; }

    public bool IsPrimary { get; init; }

    public long Epoch { get; set; }

    public InMemoryKubernetes Api { get; }

    public ClusterFaults Faults { get; }

    public Link Link { get; } = new();

    public ClusterContext Context { get; }

    public ServerProcess? Process { get; private set; }

    public bool IsRunning => Process is { Client.IsDead: false };

    /// <summary>Says what is wrong with a write; null for nothing.</summary>
    public Action<SimulatedCluster, ServerWrite> Check { get; set; } = (_, _) => { };

    public Action<string> Failed { get; set; } = _ => { };

    public Action PrimaryDied { get; set; } = () => { };

    /// <summary>Every write of its servers so far.</summary>
    public IReadOnlyList<ServerWrite> Writes
    {
        get
        {
            lock (_writing)
            {
                return [.. _writes];
            }
        }
    }

    public void Start()
    {
        if (Process is { } before)
        {
            before.Kill();
            _ended.Add(before);
        }

        Process = new ServerProcess(this, _time, _loggers, _random, failure => Failed(failure));
    }

    public Task<T> DoAsync<T>(ServerWrite write, Func<Task<T>> act, Func<T, bool> isDone)
    {
        lock (_writing)
        {
            Check(this, write);
            var result = act().GetAwaiter().GetResult();
            if (isDone(result))
            {
                _writes.Add(write);
            }

            return Task.FromResult(result);
        }
    }

    /// <summary>What there is under a name; null for nothing.</summary>
    public JsonObject? Find(ResourceType type, string @namespace, string name)
    {
        var found = Api.GetAsync(type, new ResourceKey(type.Namespaced ? @namespace : "", name), CancellationToken.None).Result;
        return found.IsNotFound ? null : JsonNode.Parse(found.Value.Json.Span)!.AsObject();
    }

    /// <summary>A person makes an object; nothing happens if there is one.</summary>
    public void Create(ResourceType type, string @namespace, JsonObject content)
    {
        lock (_writing)
        {
            _ = Api.CreateAsync(type, @namespace, Encoding.UTF8.GetBytes(content.ToJsonString()), AsUser, CancellationToken.None).Result;
        }
    }

    /// <summary>A person changes an object; nothing happens if there is none.</summary>
    public void Patch(ResourceType type, string @namespace, string name, JsonObject patch)
    {
        lock (_writing)
        {
            _ = Api.PatchAsync(type, new ResourceKey(@namespace, name), PatchKind.Merge, Encoding.UTF8.GetBytes(patch.ToJsonString()), AsUser, CancellationToken.None).Result;
        }
    }

    /// <summary>A person deletes an object.</summary>
    public void Delete(ResourceType type, string @namespace, string name)
    {
        lock (_writing)
        {
            _ = Api.DeleteAsync(type, new ResourceKey(@namespace, name), DeleteOptions.Default, CancellationToken.None).Result;
        }
    }

    /// <summary>Processes that were to end and have not; asked when everything rests.</summary>
    public IEnumerable<string> Undead() => _ended.Where(process => !process.Running.IsCompleted).Select(_ => $"a dead process of {Name} still runs");

    public void Dispose()
    {
        Process?.Kill();
        Faults.Heal();
    }
}
