using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Payloads;
using Tombolo.Runtime.Controllers;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Live;
using Tombolo.Secondary.Apply.Results;
using Tombolo.Secondary.Apply.Writing;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>One try at an object that is wanted: from the item to its result. However it ends, it was tried, unless the API server could not be reached.</summary>
internal sealed class WantedReconciler(
    ApplyState state, ApplyResults results, CopyKinds kinds, CopyTypes types, CopyApplier applier, GrantApplier grants, GrantCheck grantCheck, string k10Namespace)
{
    private static readonly TimeSpan NextLookAtStarting = TimeSpan.FromSeconds(2);

    public async ValueTask<ReconcileResult> ReconcileAsync(ApplyGoal goal, CopyKey key, DesiredEntry entry, CancellationToken cancellationToken)
    {
        ApplyOutcome? outcome;
        try
        {
            outcome = await TryAsync(goal, key, entry, cancellationToken);
        }
        catch (KubernetesException refused)
        {
            var type = kinds.TryGet(key, out var kind) ? kind.Type : new ResourceType(entry.Item.Group, entry.Item.Version, entry.Item.Kind, entry.Item.Kind, Namespaced: true);
            var why = WriteRefusal.Of(refused.Status, type, new ResourceKey(k10Namespace, key.Name));
            outcome = new ApplyOutcome(Result(entry, why.State, why.Reason, why.Message), ReconcileResult.Retry);
        }
        catch (KubernetesUnreachableException unreachable)
        {
            // Not tried. What was said before may still hold; of what was never tried only this is known.
            if (results.Find(entry.Payload.Key) is null)
            {
                state.Say(entry.Payload.Key, Result(entry, ObjectStates.Pending, ObjectReasons.Retrying, unreachable.Message));
            }

            throw;
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            // A fault of ours over this one object holds back no other: it counts as tried, and the loop logs it and tries again.
            End(goal, key, entry, Result(entry, ObjectStates.Failed, ObjectReasons.ApiError, $"{entry.Item.Kind} {key.Name}: unexpected {unexpected.GetType().Name}; the server's log has more"));
            throw;
        }

        if (outcome is not { } ended)
        {
            return ReconcileResult.RequeueAfter(NextLookAtStarting);
        }

        End(goal, key, entry, ended.Result);
        return ended.Next;
    }

    /// <summary>Null while the copies of that kind are being read for the first time.</summary>
    private async ValueTask<ApplyOutcome?> TryAsync(ApplyGoal goal, CopyKey key, DesiredEntry entry, CancellationToken cancellationToken)
    {
        var memory = state.Memories.Of(key);
        if (memory.Wanted?.Etag != entry.Payload.Etag)
        {
            memory.Wanted = WantedCopyReader.Read(entry.Item, entry.Payload, goal.View.State.PrimaryId, k10Namespace, out var fault);
            if (memory.Wanted is { } read && grantCheck.Find(read) is { } refusal)
            {
                (memory.Wanted, fault) = (null, refusal);
            }

            if (memory.Wanted is null)
            {
                return new ApplyOutcome(Result(entry, ObjectStates.Failed, ObjectReasons.InvalidItem, fault), ReconcileResult.Done);
            }
        }

        if (await types.FindAsync(entry.Item, cancellationToken) is not { } type)
        {
            return NotServed(entry, $"{entry.Item.Kind} of {entry.Item.Group}");
        }

        var kind = kinds.Ensure(type);
        if (kind.HasSynced)
        {
            var target = new CopyTarget(kind, type, kind.KeyOf(key.Name), memory, results.Find(entry.Payload.Key));
            return AccessCopies.Is(entry.Item)
                ? await grants.ApplyAsync(target, memory.Wanted, cancellationToken)
                : await applier.ApplyAsync(target, memory.Wanted, cancellationToken);
        }

        return await kind.AvailabilityAsync(cancellationToken) switch
        {
            KindAvailability.NotServed => NotServed(entry, type.QualifiedName),
            KindAvailability.NotReadable => new ApplyOutcome(
                Result(entry, ObjectStates.Failed, ObjectReasons.KindNotReadable, $"{entry.Item.Kind} {kind.KeyOf(key.Name)}: {kind.LastError}"), ReconcileResult.Retry),
            _ => null,
        };
    }

    private void End(ApplyGoal goal, CopyKey key, DesiredEntry entry, ItemResult? result)
    {
        state.Memories.Of(key).TriedEtag = entry.Payload.Etag;
        if (result is not null)
        {
            state.Say(entry.Payload.Key, result);
        }

        state.Tried(goal, key);
    }

    private ApplyOutcome NotServed(DesiredEntry entry, string kind) => new(
        Result(
            entry,
            ObjectStates.Failed,
            ObjectReasons.KindNotServed,
            $"{entry.Item.Kind} {k10Namespace}/{entry.Item.Name}: this cluster does not serve {kind}; install its CustomResourceDefinition"),
        ReconcileResult.Retry);

    private static ItemResult Result(DesiredEntry entry, string state, string reason, string message) => new(entry.Payload.Key, entry.Payload.Etag, state, reason, message);
}
