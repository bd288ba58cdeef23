using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;
using Tombolo.Runtime.Controllers;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Live;
using Tombolo.Secondary.Apply.Writing;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>One try at an object that nothing wants any more. It stays until the removals of the revision were planned.</summary>
internal sealed class UnwantedReconciler(ApplyState state, CopyKinds kinds, CopyRemover remover)
{
    public async ValueTask<ReconcileResult> ReconcileAsync(ApplyGoal goal, CopyKey key, CancellationToken cancellationToken)
    {
        if (!kinds.TryGet(key, out var kind) || goal.Verdicts.Find(key) is not { } verdict)
        {
            return ReconcileResult.Done;
        }

        if (kind.Find(key.Name) is { } found && LiveCopy.Of(found.Metadata, goal.View.State.PrimaryId) is { Ownership: CopyOwnership.Ours, Marks: { } marks }
            && !goal.Verdicts.IsFor(key, marks.Owners))
        {
            state.PlanAgain();
            return ReconcileResult.Done;
        }

        // Under the version in which it was wanted: that is how it was reported.
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
        catch (Exception unexpected) when (unexpected is not (OperationCanceledException or KubernetesUnreachableException))
        {
            // It counts as tried, so that it holds back no other; the loop logs it and tries again.
            state.Say(item, new ItemResult(item, "", ObjectStates.Failed, ObjectReasons.ApiError, $"{key}: unexpected {unexpected.GetType().Name}; the server's log has more"));
            state.Tried(goal, key);
            throw;
        }

        state.Say(item, outcome.Result is null ? null : outcome.Result with { Key = item });
        if (outcome.Result is null)
        {
            state.Memories.Forget(key);
        }

        state.Tried(goal, key);
        return outcome.Next;
    }
}
