using Tombolo.Runtime.Controllers;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Live;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>Makes the cluster hold one object as the current revision says: applies what it wants, removes what it does not.</summary>
internal sealed class CopyReconciler(ApplyState state, CopyKinds kinds, WantedReconciler wanted, UnwantedReconciler unwanted, RemovalPlanner planner)
    : IReconciler<CopyKey>
{
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

    private ValueTask<ReconcileResult> DispatchAsync(CopyKey key, CancellationToken cancellationToken)
    {
        if (state.Goal is not { } goal || !state.MayTry(key))
        {
            // Nothing is known, or it is not its turn: it is queued when that changes.
            return ValueTask.FromResult(ReconcileResult.Done);
        }

        if (key == ApplyState.PlanKey)
        {
            return planner.PlanAsync(goal.View, kinds, cancellationToken);
        }

        return goal.View.Items.TryGetValue(key, out var entry)
            ? wanted.ReconcileAsync(goal, key, entry, cancellationToken)
            : unwanted.ReconcileAsync(goal, key, cancellationToken);
    }
}
