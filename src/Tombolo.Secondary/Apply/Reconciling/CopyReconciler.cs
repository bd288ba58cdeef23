using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;
using Tombolo.Runtime.Controllers;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Live;
using Tombolo.Secondary.Apply.Results;
using Tombolo.Secondary.Apply.Writing;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>Makes the cluster hold one object as the current revision says: applies what it wants, removes what it does not.</summary>
internal sealed class CopyReconciler(
    ApplyState state, ApplyResults results, CopyKinds kinds, CopyApplier applier, CopyRemover remover, RemovalPlanner planner, string k10Namespace)
    : IReconciler<CopyKey>
{
    private static readonly TimeSpan NextLookAtStarting = TimeSpan.FromSeconds(2);

    public async ValueTask<ReconcileResult> ReconcileAsync(CopyKey key, CancellationToken cancellationToken)
    {
        state.Activity.Begin();
        try
        {
            return await DispatchAsync(key, cancellationToken);
        }
        finally
        {
            state.Activity.End();
        }
    }

    private async ValueTask<ReconcileResult> DispatchAsync(CopyKey key, CancellationToken cancellationToken)
    {
        if (state.Goal is not { } goal || !state.MayTry(key))
        {
            // Nothing is known, or it is not its turn: it is queued when that changes.
            return ReconcileResult.Done;
        }

        if (key == ApplyState.PlanKey)
        {
            return await planner.PlanAsync(goal.View, kinds, cancellationToken);
        }

        return goal.View.Items.TryGetValue(key, out var entry)
            ? await ApplyAsync(goal, key, entry, cancellationToken)
            : await RemoveAsync(goal, key, cancellationToken);
    }

    private async ValueTask<ReconcileResult> ApplyAsync(ApplyGoal goal, CopyKey key, DesiredEntry entry, CancellationToken cancellationToken)
    {
        var memory = state.Memories.Of(key);
        if (memory.Wanted?.Etag != entry.Payload.Etag)
        {
            memory.Wanted = WantedCopyReader.Read(entry.Item, entry.Payload, goal.View.State.PrimaryId, k10Namespace, out var fault);
            if (memory.Wanted is null)
            {
                return End(goal, key, memory, entry, new ApplyOutcome(Result(entry, ObjectReasons.InvalidItem, fault), ReconcileResult.Done));
            }
        }

        if (FindType(entry.Item) is not { } type)
        {
            var fault = $"{entry.Item.Kind} {entry.Item.Name}: this version of the server does not know {entry.Item.Kind} of {entry.Item.Group}; update it";
            return End(goal, key, memory, entry, new ApplyOutcome(Result(entry, ObjectReasons.KindNotServed, fault), ReconcileResult.Done));
        }

        var kind = kinds.Ensure(type);
        if (!kind.HasSynced)
        {
            return await NotReadyAsync(goal, key, memory, entry, kind, cancellationToken);
        }

        var target = new CopyTarget(kind, type, kind.KeyOf(key.Name), memory, results.Find(entry.Payload.Key));
        try
        {
            return End(goal, key, memory, entry, await applier.ApplyAsync(target, memory.Wanted!, cancellationToken));
        }
        catch (KubernetesException refused)
        {
            return End(goal, key, memory, entry, new ApplyOutcome(Refused(memory.Wanted!, target, refused.Status), ReconcileResult.Retry));
        }
        catch (KubernetesUnreachableException unreachable)
        {
            // Not tried. What was said before may still hold; of what was never tried only this is known.
            if (target.Earlier is null)
            {
                state.Say(entry.Payload.Key, ResultMaker.Make(memory.Wanted!, ObjectStates.Pending, ObjectReasons.Retrying, unreachable.Message));
            }

            throw;
        }
    }

    private async ValueTask<ReconcileResult> RemoveAsync(ApplyGoal goal, CopyKey key, CancellationToken cancellationToken)
    {
        if (!kinds.TryGet(key, out var kind) || goal.Verdicts.Find(key) is not { } verdict)
        {
            return ReconcileResult.Done;
        }

        var item = state.Memories.Of(key).Wanted is { } wanted ? $"{wanted.Item}" : $"{ItemKey.Of(kind.Type, key.Name)}";
        ApplyOutcome outcome;
        try
        {
            outcome = await remover.RemoveAsync(goal.View.State, kind, key.Name, verdict, goal.Verdicts.Unread, cancellationToken);
        }
        catch (KubernetesException refused)
        {
            var why = WriteRefusal.Of(refused.Status, kind.Type, kind.KeyOf(key.Name));
            outcome = new ApplyOutcome(new ItemResult(item, "", why.State, why.Reason, why.Message), ReconcileResult.Retry);
        }

        state.Say(item, outcome.Result is null ? null : outcome.Result with { Key = item });
        if (outcome.Result is null)
        {
            state.Memories.Forget(key);
        }

        state.Tried(goal, key);
        return outcome.Next;
    }

    private async ValueTask<ReconcileResult> NotReadyAsync(
        ApplyGoal goal, CopyKey key, CopyMemory memory, DesiredEntry entry, CopyKind kind, CancellationToken cancellationToken)
    {
        var name = $"{entry.Item.Kind} {kind.KeyOf(key.Name)}";
        return await kind.AvailabilityAsync(cancellationToken) switch
        {
            KindAvailability.NotServed => End(goal, key, memory, entry, new ApplyOutcome(
                Result(entry, ObjectReasons.KindNotServed, $"{name}: this cluster does not serve {kind.Type.QualifiedName}; install its CustomResourceDefinition"),
                ReconcileResult.Retry)),
            KindAvailability.NotReadable => End(goal, key, memory, entry, new ApplyOutcome(
                Result(entry, ObjectReasons.KindNotReadable, $"{name}: {kind.LastError}"), ReconcileResult.Retry)),
            _ => ReconcileResult.RequeueAfter(NextLookAtStarting),
        };
    }

    private ReconcileResult End(ApplyGoal goal, CopyKey key, CopyMemory memory, DesiredEntry entry, ApplyOutcome outcome)
    {
        memory.TriedEtag = entry.Payload.Etag;
        if (outcome.Result is { } result)
        {
            state.Say(entry.Payload.Key, result);
        }

        state.Tried(goal, key);
        return outcome.Next;
    }

    private static ResourceType? FindType(ItemKey item)
    {
        var known = PayloadPolicy.Default.Kinds.FirstOrDefault(kind => kind.Group == item.Group && kind.Kind == item.Kind);
        return known is null ? null : known with { Version = item.Version };
    }

    private static ItemResult Refused(WantedCopy wanted, CopyTarget target, KubernetesStatus error)
    {
        var why = WriteRefusal.Of(error, target.Type, target.Key);
        return ResultMaker.Make(wanted, why.State, why.Reason, why.Message);
    }

    private static ItemResult Result(DesiredEntry entry, string reason, string message) =>
        new(entry.Payload.Key, entry.Payload.Etag, ObjectStates.Failed, reason, message);
}
