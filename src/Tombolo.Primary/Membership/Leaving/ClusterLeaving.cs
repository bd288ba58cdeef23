using Microsoft.Extensions.Logging;
using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Membership.Tombstones;
using Tombolo.Runtime.Controllers;
using Tombolo.Runtime.Status;

namespace Tombolo.Primary.Membership.Leaving;

/// <summary>Carries the deletion of a Cluster on by one step. What ends a membership is stored before the finalizer goes.</summary>
internal sealed class ClusterLeaving(
    IKubernetesClient client,
    LeaveInputReader inputs,
    MemberFarewell farewell,
    TombstoneStore tombstones,
    ClusterRelease release,
    TimeProvider time,
    ILogger<ClusterLeaving> logger)
{
    private static readonly TimeSpan RetryAfterRefusal = TimeSpan.FromSeconds(30);

    public async Task<ReconcileResult> ContinueAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (await inputs.ReadAsync(key, cancellationToken) is not { } input)
        {
            return ReconcileResult.Done;
        }

        var cluster = input.Cluster;
        var decision = LeavePolicy.Decide(input);
        switch (decision.Action)
        {
            case LeaveAction.Hold:
                await TellAsync(cluster, decision.Reason, decision.Message, cancellationToken);
                return decision.LookAgainAfter is { } delay ? ReconcileResult.RequeueAfter(delay) : ReconcileResult.Done;

            case LeaveAction.Ask:
                return await AskAsync(cluster, input.Member!, decision, cancellationToken);

            case LeaveAction.AskOrBury:
                var answer = await farewell.AskAsync(cluster, input.Member!, decision.Reason, removeCopies: false, cancellationToken);
                return answer is { Succeeded: true }
                    ? await ReleaseAsync(cluster, decision, cancellationToken)
                    : await BuryAsync(cluster, input.Member!, decision, cancellationToken);

            case LeaveAction.Bury:
                return await BuryAsync(cluster, input.Member!, decision, cancellationToken);

            default:
                return await ReleaseAsync(cluster, decision, cancellationToken);
        }
    }

    private async Task<ReconcileResult> AskAsync(Cluster cluster, Member member, LeaveDecision decision, CancellationToken cancellationToken)
    {
        var answer = await farewell.AskAsync(cluster, member, TombstoneCauses.ClusterDeleted, removeCopies: true, cancellationToken);
        if (answer is { Succeeded: true })
        {
            return await ReleaseAsync(cluster, decision, cancellationToken);
        }

        if (answer is null)
        {
            // It went away on the way, or takes long: what is known then decides.
            return ReconcileResult.Retry;
        }

        LeaveLog.Failed(logger, cluster.Name(), member.Id, $"{answer.Reason}: {answer.Message}");
        await TellAsync(cluster, LeaveReasons.LeaveFailed, $"The member was asked to leave and answered {answer.Reason}: {answer.Message} It is asked again.", cancellationToken);
        return ReconcileResult.RequeueAfter(decision.LookAgainAfter is { } left && left < RetryAfterRefusal ? left : RetryAfterRefusal);
    }

    private async Task<ReconcileResult> BuryAsync(Cluster cluster, Member member, LeaveDecision decision, CancellationToken cancellationToken)
    {
        var entry = new TombstoneEntry { Cause = decision.Reason, RemoveCopies = false, Key = member.KeyThumbprint, IssuedAt = ApiTime.Truncate(time.GetUtcNow()) };
        await tombstones.StoreAsync(member.Id, member.Incarnation, entry, cancellationToken);
        return await ReleaseAsync(cluster, decision, cancellationToken);
    }

    private async Task<ReconcileResult> ReleaseAsync(Cluster cluster, LeaveDecision decision, CancellationToken cancellationToken)
    {
        await release.ReleaseAsync(cluster, decision.Reason, cancellationToken);
        return ReconcileResult.Done;
    }

    private async Task TellAsync(Cluster cluster, string reason, string message, CancellationToken cancellationToken)
    {
        var condition = new Condition
        {
            Type = ConditionTypes.Deleting,
            Status = ConditionStatus.True,
            Reason = reason,
            Message = message,
            ObservedGeneration = cluster.Metadata.Generation,
        };
        if (ClusterStatusPatches.SetCondition(cluster, condition, time.GetUtcNow()) is { } patch)
        {
            _ = (await client.PatchStatusAsync(KnownResources.Cluster, cluster.Key(), patch, cancellationToken)).Value;
        }
    }
}
