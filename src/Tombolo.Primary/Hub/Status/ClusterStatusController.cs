using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Restoration;
using Tombolo.Primary.Membership;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Metrics;
using Tombolo.Runtime.Queues;
using Tombolo.Runtime.Status;

namespace Tombolo.Primary.Hub.Status;

/// <summary>Writes <c>Cluster.status</c> when, and only when, what the hub knows makes a difference in it.</summary>
internal sealed class ClusterStatusController(
    IKubernetesClient client,
    IResourceInformer<Cluster> clusters,
    PresenceTable presence,
    ITargetReports reports,
    IDesiredSets sets,
    EpochWatch epochs,
    HubTerm term,
    ClusterEvents events,
    RuntimeMetrics metrics,
    TimeProvider time,
    ILogger<Controller<ResourceKey>> logger) : IReconciler<ResourceKey>
{
    /// <summary>News of one wave come close together and make one write.</summary>
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(250);

    private static readonly ControllerOptions Options = new() { Name = "cluster-status", Workers = 4 };
    private WorkQueue<ResourceKey>? _queue;

    /// <summary>Runs until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var queue = new WorkQueue<ResourceKey>(time);
        _queue = queue;
        using var changes = clusters.Subscribe(change => queue.AddAfter(change.Key, Debounce));
        using var contacts = presence.Subscribe(OnContact);
        using var braked = sets.Subscribe(names => AddBraked(names, queue));
        using var wentBack = epochs.Subscribe(_ => AddPrimaries(queue));
        await new Controller<ResourceKey>(Options, queue, this, [clusters.WaitForSyncAsync], metrics, time, logger).RunAsync(cancellationToken);
        _queue = null;
    }

    /// <summary>A report of that cluster came in.</summary>
    public void OnReport(string clusterName) => _queue?.AddAfter(new ResourceKey(WellKnownNamespaces.MultiCluster, clusterName), Debounce);

    public async ValueTask<ReconcileResult> ReconcileAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (!clusters.TryGet(key, out var cluster) || cluster.MemberId() is not { } id || cluster.Status?.Id is null)
        {
            return ReconcileResult.Done;
        }

        var known = presence.Find(id);
        var now = time.GetUtcNow();
        var decision = ClusterStateCalculator.Decide(new ClusterStateInput(
            cluster.Status.State, cluster.IsDeleting(), known is { IsConnected: true }, known?.LastContact, term.Started, now));
        var wanted = ClusterStatusCalculator.Calculate(
            cluster.Status,
            decision.State,
            known,
            reports.Acknowledged(key.Name),
            reports.Exceptions(key.Name, ClusterStatusCalculator.ExceptionLimit),
            sets.TryGet(key.Name, out var set) ? set : null,
            cluster.Metadata.Generation,
            now);
        wanted = wanted with
        {
            Conditions = IdentityCondition.Apply(
                wanted.Conditions, key.Name, presence.FindStranger(id), known is { IsConnected: true }, cluster.Metadata.Generation, now),
        };
        wanted = wanted with { Conditions = AcceptedCondition.Apply(wanted.Conditions, cluster, now) };
        if (cluster.IsPrimary() && RestorationText.ToCondition(wanted.Conditions, key.Name, epochs, cluster.Metadata.Generation) is { } restoration)
        {
            wanted = wanted with { Conditions = wanted.Conditions.With(restoration, now) };
        }

        await EnsureStatusAsync(cluster, wanted, cancellationToken);
        return decision.LookAgainAfter is { } delay ? ReconcileResult.RequeueAfter(delay) : ReconcileResult.Done;
    }

    // A member that is away acknowledges nothing; that removals wait for approval is said all the same.
    private void AddBraked(IReadOnlyCollection<string> names, WorkQueue<ResourceKey> queue)
    {
        foreach (var key in names.Select(name => new ResourceKey(WellKnownNamespaces.MultiCluster, name)))
        {
            if ((sets.TryGet(key.Name, out var set) && set.Parked.Count > 0)
                || (clusters.TryGet(key, out var cluster) && cluster.Status?.Conditions.Find(ConditionTypes.RemovalParked) is { Status: ConditionStatus.True }))
            {
                queue.AddAfter(key, Debounce);
            }
        }
    }

    private void AddPrimaries(WorkQueue<ResourceKey> queue)
    {
        foreach (var primary in clusters.ListByIndex(ClusterInformer.ByType, ClusterTypes.Primary))
        {
            queue.AddAfter(primary.Key(), Debounce);
        }
    }

    private void OnContact(string clusterId)
    {
        foreach (var cluster in clusters.ListByIndex(ClusterInformer.ById, clusterId))
        {
            _queue?.AddAfter(cluster.Key(), Debounce);
        }
    }

    private async Task EnsureStatusAsync(Cluster cluster, ClusterStatus wanted, CancellationToken cancellationToken)
    {
        var before = JsonSerializer.SerializeToUtf8Bytes(cluster.Status!, ApiJsonContext.Default.ClusterStatus);
        var after = JsonSerializer.SerializeToUtf8Bytes(wanted, ApiJsonContext.Default.ClusterStatus);
        if (before.AsSpan().SequenceEqual(after))
        {
            return;
        }

        var status = JsonNode.Parse(after)!.AsObject();
        if (wanted.Exceptions is null && cluster.Status!.Exceptions is not null)
        {
            status["exceptions"] = null;
        }

        // Under the version that was read: membership writes conditions of its own.
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["resourceVersion"] = cluster.Metadata.ResourceVersion }, ["status"] = status };
        _ = (await client.PatchStatusAsync(KnownResources.Cluster, cluster.Key(), Encoding.UTF8.GetBytes(patch.ToJsonString()), cancellationToken)).Value;
        events.Tell(cluster, wanted);
    }
}
