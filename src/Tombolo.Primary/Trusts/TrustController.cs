using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Api.Trusts;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Hosting;
using Tombolo.Runtime.Queues;
using Tombolo.Runtime.Status;

namespace Tombolo.Primary.Trusts;

/// <summary>Says in the status of ClusterTrusts whether they let anybody in, and everything that is wrong with them at once.</summary>
internal sealed class TrustController(RoleServices services, IResourceInformer<TrustObject> trusts) : IReconciler<ResourceKey>
{
    private static readonly ControllerOptions Options = new() { Name = "trusts" };
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly ILogger<TrustController> _logger = services.Loggers.CreateLogger<TrustController>();

    /// <summary>Runs until it is cancelled, which is no error.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var queue = new WorkQueue<ResourceKey>(services.Time);
        using var changes = trusts.Subscribe(change => queue.Add(change.Key));
        var controller = new Controller<ResourceKey>(
            Options, queue, this, [trusts.WaitForSyncAsync], services.Metrics, services.Time, services.Loggers.CreateLogger<Controller<ResourceKey>>());
        await controller.RunAsync(cancellationToken);
    }

    public async ValueTask<ReconcileResult> ReconcileAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (!trusts.TryGet(key, out var trust) || trust.IsDeleting)
        {
            return ReconcileResult.Done;
        }

        var now = services.Time.GetUtcNow();
        await EnsureStatusAsync(trust, Ready(trust, now), now, cancellationToken);
        return trust.Spec.ExpiresAt is { } end && end > now ? ReconcileResult.RequeueAfter(end - now < LongestWait ? end - now : LongestWait) : ReconcileResult.Done;
    }

    private static Condition Ready(TrustObject trust, DateTimeOffset now)
    {
        var (status, reason, message) = trust.Errors.Count > 0 ? (ConditionStatus.False, "Invalid", $"Nobody joins by it: {string.Join("; ", trust.Errors)}.")
            : trust.IsExpired(now) ? (ConditionStatus.False, "Expired", $"It ended at {ApiTime.ToText(trust.Spec.ExpiresAt!.Value)}; nobody joins by it, and members stay. Change or remove spec.expiresAt to let clusters in again.")
            : (ConditionStatus.True, "Trusted", $"Clusters join with tokens of {string.Join(", ", trust.Spec.Subjects!)}.");
        return new Condition { Type = ConditionTypes.Ready, Status = status, Reason = reason, Message = message, ObservedGeneration = trust.Generation };
    }

    private async Task EnsureStatusAsync(TrustObject trust, Condition ready, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var status = new ClusterTrustStatus { ObservedGeneration = trust.Generation, Keys = trust.Keys.Count, Conditions = trust.Status?.Conditions.With(ready, now) ?? ((IReadOnlyList<Condition>?)null).With(ready, now) };
        if (trust.Status is { } before && before.ObservedGeneration == status.ObservedGeneration && before.Keys == status.Keys && ReferenceEquals(before.Conditions, status.Conditions))
        {
            return;
        }

        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = trust.Uid },
            ["status"] = JsonSerializer.SerializeToNode(status, ApiJsonContext.Default.ClusterTrustStatus),
        };
        var written = await services.Client.PatchStatusAsync(KnownResources.ClusterTrust, trust.Key, Encoding.UTF8.GetBytes(patch.ToJsonString()), cancellationToken);
        if (written.Error is { IsNotFound: false } error)
        {
            throw new KubernetesException(error);
        }

        TrustLog.StatusWritten(_logger, trust.Key.Name, ready.Reason, ready.Message);
    }
}
