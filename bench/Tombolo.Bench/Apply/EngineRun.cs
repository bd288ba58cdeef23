using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Tombolo.Api.Resources;
using Tombolo.Bench.Clusters;
using Tombolo.Kubernetes.Client;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Sync;
using Tombolo.Testing.Metrics;

namespace Tombolo.Bench.Apply;

/// <summary>The engine of one secondary, told by hand what is wanted.</summary>
internal sealed class EngineRun : IAsyncDisposable
{
    private const int DataLength = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly KubernetesClient _client;
    private readonly TimeProvider _time;
    private readonly TestMeterFactory _meters = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly FleetKey _key = FleetKey.Create();
    private readonly string _primary = Guid.NewGuid().ToString();
    private readonly ApplyEngine _engine;
    private Task _running = Task.CompletedTask;

    public EngineRun(KubernetesClient client, TimeProvider time)
    {
        (_client, _time) = (client, time);
        var context = new ClusterContext { ServerVersion = "0.0.0-bench", ClusterUid = Guid.NewGuid().ToString() };
        _engine = new ApplyEngine(client, context, new RuntimeMetrics(_meters), time, NullLoggerFactory.Instance);
    }

    /// <summary>Starts it, wanting nothing, and waits until it knows that there is nothing.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _running = _engine.RunAsync(_stop.Token);
        await WantAsync(1, [], cancellationToken);
    }

    /// <summary>Wants that many ConfigMaps.</summary>
    /// <returns>How long until each was applied and the revision was acknowledged.</returns>
    public async Task<TimeSpan> ApplyAsync(int count, CancellationToken cancellationToken)
    {
        var items = Enumerable.Range(0, count).Select(ToPayload).ToDictionary(item => item.Key, StringComparer.Ordinal);
        var begin = _time.GetTimestamp();
        await WantAsync(2, items, cancellationToken);
        return _time.GetElapsedTime(begin);
    }

    /// <summary>Bodies for a bare loop that does the same.</summary>
    public async Task<IReadOnlyList<(string Name, byte[] Json)>> ReadBodiesAsync(int count, CancellationToken cancellationToken)
    {
        var live = (await _client.GetAsync(KnownResources.ConfigMap, new ResourceKey("kasten-io", NameOf(0)), cancellationToken)).Value;
        var form = CopyForm.Of(live);
        return [.. Enumerable.Range(0, count).Select(index => (NameOf(index), Encoding.UTF8.GetBytes(form.Replace(NameOf(0), NameOf(index), StringComparison.Ordinal))))];
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _engine.Dispose();
        _key.Dispose();
        _meters.Dispose();
        _stop.Dispose();
    }

    private async Task WantAsync(long sequence, Dictionary<string, DesiredPayload> items, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = _engine.Subscribe(() =>
        {
            if (_engine.Acknowledged?.Sequence == sequence)
            {
                done.TrySetResult();
            }
        });
        var revision = new DesiredRevision(1, sequence, $"revision-{sequence}");
        _engine.SetDesired(new DesiredState(revision, items, new HashSet<string>(), new HashSet<string>(), Approved: false, _primary));
        await done.Task.WaitAsync(Patience, _time, cancellationToken);
    }

    private DesiredPayload ToPayload(int index)
    {
        var item = new DesiredItem
        {
            ApiVersion = "v1",
            Kind = "ConfigMap",
            Name = NameOf(index),
            Namespace = "kasten-io",
            Distributions = ["baseline"],
            SourceUid = Guid.NewGuid().ToString(),
            ConflictPolicy = "AdoptIfEqual",
            DriftPolicy = "Revert",
            DeletionPolicy = "Delete",
            Manifest = Encoding.UTF8.GetBytes("{\"data\":{\"text\":\"" + new string('x', DataLength) + "\"}}"),
        };
        var payload = DesiredItemWriter.Write(item);
        return new DesiredPayload(item.Key.ToString(), _key.ComputeEtag(payload), payload);
    }

    private static string NameOf(int index) => $"bench-{index:00000}";
}
