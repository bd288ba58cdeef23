using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Runtime.Controllers;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Live;
using Tombolo.Secondary.Apply.Removing;
using Tombolo.Secondary.Apply.Results;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>Works out what a revision removes, over all kinds at once, because the brake counts all.</summary>
internal sealed class RemovalPlanner(ApplyState state, ApplyResults results, ILogger<RemovalPlanner> logger)
{
    private static readonly TimeSpan NextLookAtStarting = TimeSpan.FromSeconds(1);

    public async ValueTask<ReconcileResult> PlanAsync(DesiredView view, CopyKinds kinds, CancellationToken cancellationToken)
    {
        if (!state.MayRemove)
        {
            return ReconcileResult.Done;
        }

        var unread = new List<string>();
        var held = new List<KeyValuePair<CopyKey, CopyMarks>>();
        foreach (var kind in kinds.All)
        {
            switch (await kind.AvailabilityAsync(cancellationToken))
            {
                case KindAvailability.Starting:
                    return ReconcileResult.RequeueAfter(NextLookAtStarting);
                case KindAvailability.NotReadable:
                    unread.Add(kind.Type.QualifiedName);
                    break;
                case KindAvailability.Synced:
                    held.AddRange(Ours(view, kind));
                    break;
            }
        }

        var desired = view.State;
        var plan = RemovalPlan.Make(
            desired.Hold, desired.Deleted, desired.Approved, [.. held.Where(copy => !copy.Value.IsAccess)], view.Items.ContainsKey, unread.Count == 0, desired.Parked);
        var access = AccessRemovals.Plan(desired.Hold, held.Where(copy => copy.Value.IsAccess && !view.Items.ContainsKey(copy.Key)));
        var verdicts = Verdicts(plan.Concat(access), held, unread);
        if (verdicts.Count(RemovalVerdict.Parked) is > 0 and var parked)
        {
            ApplyLog.RemovalParked(logger, desired.Revision.Hash, parked, held.Count);
        }

        DropStale(view, verdicts);
        state.Plan(view, verdicts);
        return unread.Count == 0 ? ReconcileResult.Done : ReconcileResult.Retry;
    }

    /// <summary>
    /// What is granted and not bound any more, as far as it is known when a revision comes: it goes before anything that is new is tried, so that nothing
    /// that hangs there holds it up.
    /// </summary>
    /// <param name="kinds">Null while the engine does not run.</param>
    public static RemovalVerdicts AccessAtOnce(DesiredView view, CopyKinds? kinds)
    {
        if (kinds is null || !kinds.TryGet(CopyKey.Of(KnownResources.ClusterRoleBinding, ""), out var kind) || !kind.HasSynced)
        {
            return RemovalVerdicts.None;
        }

        var granted = Ours(view, kind).Where(copy => copy.Value.IsAccess && !view.Items.ContainsKey(copy.Key)).ToList();
        return Verdicts(AccessRemovals.Plan(view.State.Hold, granted), granted, []);
    }

    private static RemovalVerdicts Verdicts(
        IEnumerable<KeyValuePair<CopyKey, RemovalVerdict>> verdicts, IReadOnlyList<KeyValuePair<CopyKey, CopyMarks>> held, IReadOnlyList<string> unread) =>
        new(verdicts.ToDictionary(), held.ToDictionary(copy => copy.Key, copy => copy.Value.Owners), unread);

    private static IEnumerable<KeyValuePair<CopyKey, CopyMarks>> Ours(DesiredView view, CopyKind kind)
    {
        foreach (var live in kind.List())
        {
            if (LiveCopy.Of(live.Metadata, view.State.PrimaryId) is { Ownership: CopyOwnership.Ours, Marks: { } marks })
            {
                yield return KeyValuePair.Create(CopyKey.Of(kind.Type, live.Metadata.Name), marks);
            }
        }
    }

    // What is neither wanted nor there has nothing to report, for example a conflict over an object that is no longer distributed.
    private void DropStale(DesiredView view, RemovalVerdicts verdicts)
    {
        foreach (var result in results.List())
        {
            if (!view.State.Items.ContainsKey(result.Key)
                && Protocol.Sets.ItemKey.TryParse(result.Key, out var item)
                && !verdicts.Contains(CopyKey.Of(item)))
            {
                state.Say(result.Key, null);
            }
        }
    }
}
