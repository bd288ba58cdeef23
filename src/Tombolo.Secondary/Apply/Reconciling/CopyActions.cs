using Microsoft.Extensions.Logging;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Protocol.Payloads;
using Tombolo.Runtime.Controllers;
using Tombolo.Secondary.Apply.Deciding;
using Tombolo.Secondary.Apply.Results;
using Tombolo.Secondary.Apply.Writing;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>Does what was decided about one wanted object, with at most one write (two for a replacement), and says what came of it.</summary>
internal sealed class CopyActions(CopyWriter writer, ResultMaker results, TimeProvider time, ILogger<CopyActions> logger)
{
    private static readonly TimeSpan FirstConflictWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestConflictWait = TimeSpan.FromMinutes(5);

    /// <summary>Null when the object was not as it was looked at: look again.</summary>
    public async ValueTask<ApplyOutcome?> DoAsync(CopyTarget target, CopyLook look, ApplyDecision decision, CancellationToken cancellationToken) => decision.Action switch
    {
        ApplyAction.Create => await CreateAsync(target, look, cancellationToken),
        ApplyAction.Adopt or ApplyAction.TakeOver or ApplyAction.Update => await ApplyAsync(target, look, decision, cancellationToken),
        ApplyAction.Repair => await RepairAsync(target, look, decision, cancellationToken),
        ApplyAction.Replace => await ReplaceAsync(target, look, cancellationToken),
        _ => Stay(target, look, decision),
    };

    private ApplyOutcome Stay(CopyTarget target, CopyLook look, ApplyDecision decision)
    {
        switch (decision.State)
        {
            case ObjectStates.Conflict:
                target.Memory.Conflicts++;
                var wait = FirstConflictWait * Math.Pow(2, Math.Min(target.Memory.Conflicts - 1, 10));
                return new ApplyOutcome(
                    ResultMaker.Conflict(look, target.Key, decision.Reason, decision.Differences),
                    ReconcileResult.RequeueAfter(wait < LongestConflictWait ? wait : LongestConflictWait));
            case ObjectStates.Drifted:
                return new ApplyOutcome(results.Drifted(look, target.Key, decision.Reason, decision.Differences, target.Earlier), ReconcileResult.Done);
            case ObjectStates.Pending:
                // The end of a foreign object is not seen by any watch of ours.
                return new ApplyOutcome(
                    ResultMaker.Waiting(look, target.Key, decision.Reason),
                    decision.Reason == ObjectReasons.Terminating ? ReconcileResult.Retry : ReconcileResult.Done);
            case ObjectStates.FieldIgnored:
                target.Memory.Synced(look.Wanted.Content, look.Copy!.ResourceVersion);
                return new ApplyOutcome(ResultMaker.FieldIgnored(look, target.Key, decision.Differences), ReconcileResult.Done);
            default:
                target.Memory.Synced(look.Wanted.Content, look.Copy!.ResourceVersion);
                return new ApplyOutcome(SaysMore(target.Earlier, look) ? null : ResultMaker.Success(look, decision.State), ReconcileResult.Done);
        }
    }

    private async ValueTask<ApplyOutcome?> CreateAsync(CopyTarget target, CopyLook look, CancellationToken cancellationToken)
    {
        var wasDeleted = target.Memory.SyncedContent == look.Wanted.Content;
        if (wasDeleted && Contested(target, look, []) is { } contested)
        {
            return contested;
        }

        var body = look.BodyForCreate();
        var answer = await writer.ApplyAsync(target.Type, target.Key, body, force: false, cancellationToken);
        if (!answer.IsSuccess)
        {
            return WriteRefusal.IsOutdated(answer.Error) ? null : Refused(target, look, answer.Error);
        }

        if (wasDeleted)
        {
            target.Memory.Repairs.Repaired(time.GetUtcNow());
        }

        return Written(target, look, body, answer.Value, wasDeleted
            ? ResultMaker.Success(look, ObjectStates.Applied, ObjectReasons.Recreated, ObjectMessages.Recreated(look.Wanted, target.Key))
            : ResultMaker.Success(look, ObjectStates.Applied));
    }

    private async ValueTask<ApplyOutcome?> RepairAsync(CopyTarget target, CopyLook look, ApplyDecision decision, CancellationToken cancellationToken)
    {
        if (Contested(target, look, decision.Differences) is { } contested)
        {
            return contested;
        }

        var (body, force) = look.WriteFor(decision.Action);
        var answer = await writer.ApplyAsync(target.Type, target.Key, body, force, cancellationToken);
        if (!answer.IsSuccess)
        {
            return WriteRefusal.IsOutdated(answer.Error) ? null : Refused(target, look, answer.Error);
        }

        target.Memory.Repairs.Repaired(time.GetUtcNow());
        return Written(target, look, body, answer.Value, ResultMaker.Success(
            look,
            decision.State,
            decision.Reason,
            ObjectMessages.DriftReverted(look.Wanted, target.Key, decision.Differences, look.LiveRoot),
            results.Describe(look, decision.Differences, target.Earlier)));
    }

    private async ValueTask<ApplyOutcome?> ApplyAsync(CopyTarget target, CopyLook look, ApplyDecision decision, CancellationToken cancellationToken)
    {
        var (body, force) = look.WriteFor(decision.Action);
        var answer = await writer.ApplyAsync(target.Type, target.Key, body, force, cancellationToken);
        if (answer.IsSuccess)
        {
            return Written(target, look, body, answer.Value, ResultMaker.Success(look, decision.State));
        }

        if (WriteRefusal.IsManagerConflict(answer.Error))
        {
            // Equal as far as it was compared, and yet somebody owns a field of ours with another value: a label or annotation that travels.
            target.Memory.Conflicts++;
            return new ApplyOutcome(ResultMaker.ManagerConflict(look, target.Key, answer.Error), ReconcileResult.RequeueAfter(LongestConflictWait));
        }

        return WriteRefusal.IsOutdated(answer.Error) ? null : Refused(target, look, answer.Error);
    }

    private async ValueTask<ApplyOutcome?> ReplaceAsync(CopyTarget target, CopyLook look, CancellationToken cancellationToken)
    {
        var deleted = await writer.DeleteAsync(target.Type, target.Key, look.Copy!.Uid, cancellationToken);
        if (!deleted.IsSuccess)
        {
            return deleted.IsNotFound || WriteRefusal.IsOutdated(deleted.Error) ? null : Refused(target, look, deleted.Error);
        }

        if (deleted.Value.Pending)
        {
            return new ApplyOutcome(ResultMaker.Waiting(look, target.Key, ObjectReasons.Terminating), ReconcileResult.Retry);
        }

        target.Kind.Deleted(target.Key.Name, look.Copy.Uid);
        var body = look.BodyForCreate();
        var answer = await writer.ApplyAsync(target.Type, target.Key, body, force: false, cancellationToken);
        if (!answer.IsSuccess)
        {
            return WriteRefusal.IsOutdated(answer.Error) ? null : Refused(target, look, answer.Error);
        }

        return Written(target, look, body, answer.Value, ResultMaker.Success(
            look, ObjectStates.Replaced, "", ObjectMessages.Replaced(look.Wanted, target.Key)));
    }

    private ApplyOutcome Written(CopyTarget target, CopyLook look, ReadOnlyMemory<byte> body, KubernetesObject answer, ItemResult success)
    {
        target.Kind.Written(answer);
        var ignored = look.CompareAnswer(body, answer);
        target.Memory.Synced(look.Wanted.Content, answer.Metadata.ResourceVersion, ignored);
        ApplyLog.Written(logger, target.Type.Kind, target.Key, success.State, look.Wanted.Etag);
        return new ApplyOutcome(ignored.Count == 0 ? success : ResultMaker.FieldIgnored(look, target.Key, ignored), ReconcileResult.Done);
    }

    private ApplyOutcome? Contested(CopyTarget target, CopyLook look, IReadOnlyList<Comparing.FieldDifference> differences)
    {
        var wait = target.Memory.Repairs.Wait(time.GetUtcNow());
        return wait == TimeSpan.Zero
            ? null
            : new ApplyOutcome(results.Drifted(look, target.Key, ObjectReasons.Contested, differences, target.Earlier), ReconcileResult.RequeueAfter(wait));
    }

    // Refused content stays refused until something changes; a longer look at it costs nothing. A server that asks to wait is obeyed.
    private static ApplyOutcome Refused(CopyTarget target, CopyLook look, KubernetesStatus error) => new(
        ResultMaker.Refused(look, WriteRefusal.Of(error, target.Type, target.Key)),
        error.RetryAfter is { } wait ? ReconcileResult.RequeueAfter(wait) : ReconcileResult.Retry);

    // A success that tells of a repair is not replaced by the plain success of the next look at the same content.
    private static bool SaysMore(ItemResult? earlier, CopyLook look) =>
        earlier is { State: ObjectStates.Applied or ObjectStates.Adopted or ObjectStates.Replaced } && earlier.Etag == look.Wanted.Etag;
}
