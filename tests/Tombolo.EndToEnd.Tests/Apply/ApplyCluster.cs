using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Tombolo.Api.Manifests;
using Tombolo.Api.Resources;
using Tombolo.EndToEnd.Tests.Kubernetes;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Sync;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Auditing;
using Tombolo.Testing.Metrics;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Apply;

/// <summary>A namespace of a real control plane, an engine that is to hold copies there, and other people who are not the engine.</summary>
internal sealed class ApplyCluster : IAsyncDisposable
{
    public const string PrimaryId = "11111111-1111-1111-1111-111111111111";

    private readonly ControlPlane _plane;
    private readonly KubernetesClient _engineClient;
    private readonly KubernetesClient _others;
    private readonly FleetKey _fleetKey = FleetKey.Create();
    private readonly TestMeterFactory _meters = new();
    private readonly string _userAgent;
    private readonly AuditMark _start;
    private CancellationTokenSource _stop = new();
    private ApplyEngine _engine;
    private Task _run;
    private long _sequence;

    private ApplyCluster(ControlPlane plane, string @namespace, string kubeconfig)
    {
        (_plane, Namespace, _userAgent, _start) = (plane, @namespace, $"tombolo-engine/{@namespace}", plane.Audit.Mark());
        _engineClient = Connect(kubeconfig, _userAgent);
        _others = Connect(plane.AdminKubeconfig, "others/1");
        (_engine, _run) = Start();
    }

    public string Namespace { get; }

    /// <summary>The API as other people use it.</summary>
    public IKubernetesClient Others => _others;

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A namespace of its own on a control plane that has the kinds.</summary>
    public static async Task<ApplyCluster> CreateAsync(ControlPlane plane)
    {
        await InstallAsync(plane, ManifestRenderer.Crds());
        var @namespace = $"apply-{Guid.NewGuid():n}"[..18];
        await plane.Kubectl.RequireAsync(["create", "namespace", @namespace], cancellationToken: Cancelled);
        return new ApplyCluster(plane, @namespace, plane.AdminKubeconfig);
    }

    /// <summary>An engine on a control plane as it is.</summary>
    public static ApplyCluster On(ControlPlane plane, string @namespace, string kubeconfig) => new(plane, @namespace, kubeconfig);

    public static async Task InstallAsync(ControlPlane plane, string crds)
    {
        // Server-side, so that test classes that install the same at the same time do not meet.
        await plane.Kubectl.RequireAsync(["apply", "--server-side", "--force-conflicts", "-f", "-"], crds, Cancelled);
        await plane.Kubectl.WaitForEstablishedAsync(["crd", "--all"], Cancelled);
    }

    /// <summary>Wants exactly these items from now on, and waits until all of them were tried.</summary>
    public Task DesireAsync(params DesiredItem[] items) => DesireAsync(State(items));

    public async Task DesireAsync(DesiredState state)
    {
        _engine.SetDesired(state);
        await Eventually.TrueAsync(() => _engine.Acknowledged == state.Revision, TimeSpan.FromSeconds(60), "the revision is acknowledged");
    }

    /// <summary>Wants exactly these items from now on; what becomes of them is seen later.</summary>
    public void Want(params DesiredItem[] items) => _engine.SetDesired(State(items));

    public DesiredState State(params DesiredItem[] items)
    {
        var payloads = new Dictionary<string, DesiredPayload>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var bytes = DesiredItemWriter.Write(item with { Namespace = Namespace });
            payloads[$"{item.Key}"] = new DesiredPayload($"{item.Key}", _fleetKey.ComputeEtag(bytes), bytes);
        }

        _sequence++;
        return new DesiredState(new DesiredRevision(1, _sequence, $"hash-{_sequence}"), payloads, new HashSet<string>(), new HashSet<string>(), Approved: false, PrimaryId);
    }

    /// <summary>Another process, which is told everything again.</summary>
    public async Task RestartAsync(params DesiredItem[] items)
    {
        await StopAsync();
        (_engine, _run) = Start();
        await DesireAsync(items);
    }

    public ItemResult? Result(DesiredItem item) => _engine.Since(0).Changed.FirstOrDefault(result => result.Key == $"{item.Key}");

    public async Task ResultAsync(DesiredItem item, Func<ItemResult, bool> condition, string description)
    {
        try
        {
            await Eventually.TrueAsync(() => Result(item) is { } result && condition(result), TimeSpan.FromSeconds(60), $"{item.Key} {description}");
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}; it is {Result(item)}", late);
        }
    }

    public Task StateIsAsync(DesiredItem item, string state) => ResultAsync(item, result => result.State == state, $"is {state}");

    /// <summary>
    /// What the engine has written, as <c>verb Kind name code</c>, from the audit log. A write that would follow from what happened before has been made by then:
    /// one more object went all the way first.
    /// </summary>
    public async Task<IReadOnlyList<string>> WritesAsync(DesiredItem[] wanted, AuditMark since = default)
    {
        var probe = ItemOf.ConfigMap($"probe-{_sequence}");
        await DesireAsync([.. wanted, probe]);
        var mark = since == default ? _start : since;
        await _plane.Audit.WaitForAsync(entry => entry.IsWrite && entry.UserAgent == _userAgent && entry.Name == probe.Name, mark, TimeSpan.FromSeconds(30), Cancelled);
        var entries = await _plane.Audit.ReadAsync(mark, Cancelled);
        return
        [
            .. entries
                .Where(entry => entry.IsWrite && entry.UserAgent == _userAgent && !entry.Name.StartsWith("probe-", StringComparison.Ordinal))
                .Select(entry => $"{entry.Verb} {entry.Resource} {entry.Name} {entry.Code}"),
        ];
    }

    public AuditMark Mark() => _plane.Audit.Mark();

    public ResourceKey Key(string name) => new(Namespace, name);

    public async Task<JsonObject?> GetAsync(ResourceType type, string name)
    {
        var read = await _others.GetAsync(type, Key(name), Cancelled);
        return read.IsNotFound ? null : JsonNode.Parse(read.Value.Json.Span)!.AsObject();
    }

    /// <summary>Somebody else makes an object.</summary>
    public async Task<KubernetesObject> CreateAsync(ResourceType type, string name, string content, string manager = "kubectl")
    {
        var body = JsonNode.Parse(content)!.AsObject();
        body["apiVersion"] = type.ApiVersion;
        body["kind"] = type.Kind;
        body["metadata"] ??= new JsonObject();
        body["metadata"]!["name"] = name;
        return (await _others.CreateAsync(type, Namespace, Encoding.UTF8.GetBytes(body.ToJsonString()), new WriteOptions { FieldManager = manager }, Cancelled)).Value;
    }

    /// <summary>Somebody else changes an object.</summary>
    public async Task<KubernetesObject> PatchAsync(ResourceType type, string name, string mergePatch, string manager = "kubectl-edit", string? subresource = null) =>
        (await _others.PatchAsync(
            type, Key(name), PatchKind.Merge, Encoding.UTF8.GetBytes(mergePatch), new WriteOptions { FieldManager = manager, Subresource = subresource }, Cancelled)).Value;

    /// <summary>Somebody else deletes an object.</summary>
    public async Task DeleteAsync(ResourceType type, string name) => Assert.True((await _others.DeleteAsync(type, Key(name), DeleteOptions.Default, Cancelled)).IsSuccess);

    /// <summary>A server-side apply of somebody, or of the engine's manager by hand.</summary>
    public Task<KubernetesResult<KubernetesObject>> ApplyAsync(ResourceType type, string name, string metadata, string content, string manager, bool force = false) =>
        _others.ApplyAsync(
            type,
            Key(name),
            Encoding.UTF8.GetBytes($$$"""{"apiVersion":"{{{type.ApiVersion}}}","kind":"{{{type.Kind}}}","metadata":{"name":"{{{name}}}","namespace":"{{{Namespace}}}"{{{metadata}}}},{{{content}}}}"""),
            new ApplyOptions { FieldManager = manager, Force = force },
            Cancelled);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _engineClient.Dispose();
        _others.Dispose();
        _meters.Dispose();
        _fleetKey.Dispose();
    }

    public Task<Secondary.Apply.Leaving.LeaveOutcome> LeaveAsync(Secondary.Apply.Leaving.CopyDisposition disposition) =>
        _engine.RemoveAllAsync(PrimaryId, disposition, Cancelled);

    private static KubernetesClient Connect(string kubeconfig, string userAgent) =>
        KubernetesClientFactory.FromKubeconfig(kubeconfig, null, new KubernetesClientOptions { UserAgent = userAgent }, TimeProvider.System);

    private (ApplyEngine Engine, Task Run) Start()
    {
        _stop = new CancellationTokenSource();
        var context = new ClusterContext { K10Namespace = Namespace, ServerVersion = "1.0.0", ClusterUid = "22222222-2222-2222-2222-222222222222" };
        var engine = new ApplyEngine(_engineClient, context, new RuntimeMetrics(_meters), TimeProvider.System, NullLoggerFactory.Instance);
        return (engine, engine.RunAsync(_stop.Token));
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _engine.Dispose();
    }
}
