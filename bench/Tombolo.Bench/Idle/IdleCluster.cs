using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Runtime.Hosting;
using Tombolo.Testing.InMemory;

namespace Tombolo.Bench.Idle;

/// <summary>An API server in memory that counts what is written to it, by kind.</summary>
internal sealed class IdleCluster
{
    public const string Namespace = "kasten-io";

    private static readonly WriteOptions AsUser = new() { FieldManager = "kubectl" };
    private readonly ConcurrentDictionary<string, int> _writes = new(StringComparer.Ordinal);

    public IdleCluster(string name, Uri primary, TimeProvider time)
    {
        Name = name;
        Context = new ClusterContext { ServerVersion = "0.0.0-bench", ClusterUid = $"uid-of-{name}", K10Namespace = Namespace, LoopbackUrl = primary };
        Api = new InMemoryKubernetes(time, Namespace, "kasten-io-mc");
        Api.ServeDistributedKinds();
    }

    public string Name { get; }

    public ClusterContext Context { get; }

    public InMemoryKubernetes Api { get; }

    /// <summary>How many writes there were of each kind since <see cref="BeginCounting"/>.</summary>
    public IReadOnlyDictionary<string, int> Writes => _writes;

    public void BeginCounting() => Api.AfterWrite = write => _writes.AddOrUpdate(write.Type.Kind, 1, (_, count) => count + 1);

    /// <summary>What a person finds under a name; null for nothing.</summary>
    public async Task<JsonNode?> FindAsync(ResourceType type, string @namespace, string name, CancellationToken cancellationToken)
    {
        var found = await Api.GetAsync(type, new ResourceKey(@namespace, name), cancellationToken);
        return found.IsSuccess ? JsonNode.Parse(found.Value.Json.Span) : null;
    }

    /// <summary>A person creates an object.</summary>
    public async Task CreateAsync(ResourceType type, string @namespace, string name, string content, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(content)!.AsObject();
        body["metadata"] = new JsonObject { ["name"] = name };
        _ = (await Api.CreateAsync(type, @namespace, Encoding.UTF8.GetBytes(body.ToJsonString()), AsUser, cancellationToken)).Value;
    }
}
