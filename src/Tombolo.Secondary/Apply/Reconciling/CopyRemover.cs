using Microsoft.Extensions.Logging;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;
using Tombolo.Runtime.Controllers;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Live;
using Tombolo.Secondary.Apply.Removing;
using Tombolo.Secondary.Apply.Results;
using Tombolo.Secondary.Apply.Writing;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>Removes one copy that nothing wants any more, as <see cref="RemovalDecision"/> says.</summary>
internal sealed class CopyRemover(CopyWriter writer, LocalUse use, ILogger<CopyRemover> logger)
{
    // Whatever refers to it is not watched.
    private static readonly TimeSpan NextLookAtUse = TimeSpan.FromSeconds(30);

    /// <returns>A result when the object stays; none when it is gone, or is not ours to remove.</returns>
    /// <exception cref="KubernetesException">What refers to it cannot be read.</exception>
    public async ValueTask<ApplyOutcome> RemoveAsync(
        DesiredState desired, CopyKind kind, string name, RemovalVerdict verdict, IReadOnlyList<string> unread, CancellationToken cancellationToken)
    {
        if (kind.Find(name) is not { } live)
        {
            return new ApplyOutcome(null, ReconcileResult.Done);
        }

        var copy = LiveCopy.Of(live.Metadata, desired.PrimaryId);
        string? user = null;
        if (verdict == RemovalVerdict.Allowed && copy.Ownership == CopyOwnership.Ours && !LocalUse.IsNeverUsed(CopyKey.Of(kind.Type, name)))
        {
            (await use.ReadAsync(cancellationToken)).TryGetValue(CopyKey.Of(kind.Type, name), out user);
        }

        var decision = RemovalDecision.Decide(copy, verdict, () => user is not null);
        return decision.Action switch
        {
            RemovalAction.Delete => await DeleteAsync(kind, live, cancellationToken),
            RemovalAction.Release => await ReleaseAsync(kind, live, decision, cancellationToken),
            _ => Stay(desired, kind, live, copy, decision, user ?? "", unread),
        };
    }

    private static ApplyOutcome Stay(
        DesiredState desired, CopyKind kind, KubernetesObject live, LiveCopy copy, RemovalDecision decision, string user, IReadOnlyList<string> unread)
    {
        if (decision.State is not { } state)
        {
            return new ApplyOutcome(null, ReconcileResult.Done);
        }

        var message = RemovalMessages.Of(
            decision.Reason, kind.Type.Kind, live.Key, copy, live.Metadata.Finalizers, user, desired.Hold, desired.Parked, unread);
        return new ApplyOutcome(
            Result(kind, live, state, decision.Reason, message),
            state == ObjectStates.InUse ? ReconcileResult.RequeueAfter(NextLookAtUse) : ReconcileResult.Done);
    }

    private async ValueTask<ApplyOutcome> DeleteAsync(CopyKind kind, KubernetesObject live, CancellationToken cancellationToken)
    {
        var (name, uid) = (live.Metadata.Name, live.Metadata.Uid);

        // Access is taken back without delay, whatever somebody does to the binding meanwhile.
        var deleted = CopyMarks.Read(live.Metadata) is { IsAccess: true }
            ? await writer.DeleteAsync(kind.Type, live.Key, uid, cancellationToken)
            : await writer.DeleteAsync(kind.Type, live, cancellationToken);
        if (deleted is { IsSuccess: false, IsNotFound: false })
        {
            return Refused(kind, live, deleted.Error!);
        }

        await use.InvalidateAsync(cancellationToken);
        if (deleted is { IsSuccess: true, Value.Pending: true })
        {
            return new ApplyOutcome(
                Result(kind, live, ObjectStates.Pending, ObjectReasons.Terminating, ObjectMessages.Terminating(kind.Type.Kind, live.Key, live.Metadata.Finalizers)),
                ReconcileResult.Done);
        }

        kind.Deleted(name, uid);
        ApplyLog.Removed(logger, kind.Type.Kind, live.Key);
        return new ApplyOutcome(null, ReconcileResult.Done);
    }

    private async ValueTask<ApplyOutcome> ReleaseAsync(CopyKind kind, KubernetesObject live, RemovalDecision decision, CancellationToken cancellationToken)
    {
        var released = await writer.ReleaseAsync(kind.Type, live, cancellationToken);
        if (released is { IsSuccess: false, IsNotFound: false })
        {
            return Refused(kind, live, released.Error!);
        }

        kind.Deleted(live.Metadata.Name, live.Metadata.Uid);
        ApplyLog.Released(logger, kind.Type.Kind, live.Key);
        var message = decision.Reason == ObjectReasons.Released
            ? ObjectMessages.Released(kind.Type.Kind, live.Key)
            : ObjectMessages.Retained(kind.Type.Kind, live.Key);
        return new ApplyOutcome(released.IsSuccess ? Result(kind, live, ObjectStates.Retained, decision.Reason, message) : null, ReconcileResult.Done);
    }

    private static ApplyOutcome Refused(CopyKind kind, KubernetesObject live, KubernetesStatus error)
    {
        // Outdated: somebody changed it meanwhile; the next look sees that.
        var refusal = WriteRefusal.IsOutdated(error)
            ? new WriteRefusal(ObjectStates.Pending, ObjectReasons.Retrying, $"{kind.Type.Kind} {live.Key} changed while it was to be removed; looked at again")
            : WriteRefusal.Of(error, kind.Type, live.Key);
        return new ApplyOutcome(Result(kind, live, refusal.State, refusal.Reason, refusal.Message), ReconcileResult.Retry);
    }

    private static ItemResult Result(CopyKind kind, KubernetesObject live, string state, string reason, string message) => new(
        $"{ItemKey.Of(kind.Type, live.Metadata.Name)}", CopyMarks.Read(live.Metadata)?.Content ?? "", state, reason, message);
}
