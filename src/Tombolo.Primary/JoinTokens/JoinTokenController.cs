using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Primary.Identity;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Tokens;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Metrics;
using Tombolo.Runtime.Queues;

namespace Tombolo.Primary.JoinTokens;

/// <summary>Fills join-token Secrets, each in one write and never again (contract section 1.4).</summary>
internal sealed class JoinTokenController(
    IKubernetesClient client,
    IResourceInformer<JoinTokenRecord> tokens,
    IResourceInformer<Cluster> clusters,
    PrimaryClusterFinder primaries,
    PrimaryIdentity identity,
    ClusterContext context,
    JoinTokenNotices notices,
    RuntimeMetrics metrics,
    TimeProvider time,
    ILogger<JoinTokenController> log,
    ILogger<Controller<ResourceKey>> controllerLog) : IReconciler<ResourceKey>
{
    private static readonly ControllerOptions Options = new() { Name = "join-tokens" };
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private static readonly WriteOptions Write = new() { FieldManager = FieldManagers.Controller };

    /// <summary>Runs until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var queue = new WorkQueue<ResourceKey>(time);
        using var changes = tokens.Subscribe(change => queue.Add(change.Key));
        using var promotions = clusters.Subscribe(change => OnCluster(change, queue));
        var controller = new Controller<ResourceKey>(Options, queue, this, [tokens.WaitForSyncAsync, clusters.WaitForSyncAsync], metrics, time, controllerLog);
        await controller.RunAsync(cancellationToken);
    }

    public async ValueTask<ReconcileResult> ReconcileAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (!tokens.TryGet(key, out var record) || record.IsDeleting)
        {
            notices.Forget(key);
            return ReconcileResult.Done;
        }

        var primary = primaries.Find();
        var now = time.GetUtcNow();
        var age = now - (record.CreatedAt ?? now);
        notices.Tell(record, JoinTokenInspector.Inspect(record, identity.Key.PublicKey.Thumbprint, primary, age));
        if (record.Content == JoinTokenContent.Empty && !record.IsReady)
        {
            if (record.Limits.Faults.Count > 0)
            {
                // A limit that was meant is not to come after the token; the repair brings this key back.
                return ReconcileResult.Done;
            }

            await FillAsync(record, primary, cancellationToken);
        }
        else if (JoinTokenPatch.Mark(record) is { } marks)
        {
            await WriteAsync(key, marks, cancellationToken);
        }

        return record.IsEndless && JoinTokenAge.UntilNext(age) is { } wait
            ? ReconcileResult.RequeueAfter(wait < LongestWait ? wait : LongestWait)
            : ReconcileResult.Done;
    }

    private async Task FillAsync(JoinTokenRecord record, PrimaryCluster? primary, CancellationToken cancellationToken)
    {
        if (primary is not { IsLeaving: false, Ingress: { } url })
        {
            // The Cluster of the primary brings this key back.
            return;
        }

        using var token = JoinToken.Create(primary.Name, url.Value, identity.Key, context.IngressPins);
        await WriteAsync(record.Key, JoinTokenPatch.Fill(record, token), cancellationToken);
        JoinTokenLog.Filled(log, record.Key.ToString(), token.Id);
    }

    private async Task WriteAsync(ResourceKey key, ReadOnlyMemory<byte> patch, CancellationToken cancellationToken)
    {
        var written = await client.PatchAsync(KnownResources.Secret, key, PatchKind.Merge, patch, Write, cancellationToken);
        if (written.Error is { IsNotFound: false } error)
        {
            throw new KubernetesException(error);
        }
    }

    private void OnCluster(ResourceChange<Cluster> change, WorkQueue<ResourceKey> queue)
    {
        if (change.Current?.IsPrimary() != true)
        {
            return;
        }

        foreach (var record in tokens.List().Where(record => record.Content == JoinTokenContent.Empty))
        {
            queue.Add(record.Key);
        }
    }
}
