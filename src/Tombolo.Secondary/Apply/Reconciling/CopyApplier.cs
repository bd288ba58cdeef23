using Tombolo.Api.States;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Runtime.Controllers;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Deciding;
using Tombolo.Secondary.Apply.Live;
using Tombolo.Secondary.Apply.Results;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>Makes one object as it is wanted: looks, decides by <see cref="ApplyDecision"/>, and has it done.</summary>
internal sealed class CopyApplier(IKubernetesClient client, CopyComparer comparer, CopyActions actions)
{
    // An object that changes under our eyes more often than this is looked at again later.
    private const int MostLooks = 3;

    /// <exception cref="KubernetesException">The object cannot be read.</exception>
    public async ValueTask<ApplyOutcome> ApplyAsync(CopyTarget target, WantedCopy wanted, CancellationToken cancellationToken)
    {
        var live = target.Kind.Find(wanted.Item.Name);
        if (live is { } known && target.Memory.IsSynced(wanted.Content, known.Metadata.ResourceVersion) && IsSaid(target, wanted))
        {
            return UntilSeen(target, new ApplyOutcome(null, ReconcileResult.Done));
        }

        if (live is null && target.Memory.Conflicts > 0)
        {
            // Foreign objects are not watched. One that was in the way is looked at, instead of trying to create what exists.
            live = await ReadAsync(target, cancellationToken);
        }

        for (var looks = 0; looks < MostLooks; looks++)
        {
            using var look = new CopyLook(wanted, live, target.Key.Namespace, comparer);
            if (await actions.DoAsync(target, look, look.Decide(target.Memory.Ignored), cancellationToken) is { } outcome)
            {
                return UntilSeen(target, outcome);
            }

            live = await ReadAsync(target, cancellationToken);
            if (live is { } read && LiveCopy.Of(read.Metadata, wanted.Origin).Ownership == CopyOwnership.Ours)
            {
                // The answer to the write that made it was lost; this is as good.
                target.Kind.Written(read);
            }
        }

        var message = $"{target.Type.Kind} {target.Key} changes faster than it can be looked at; tried again with growing waits";
        return new ApplyOutcome(ResultMaker.Make(wanted, ObjectStates.Pending, ObjectReasons.Retrying, message), ReconcileResult.Retry);
    }

    // An object that comes and goes while a watch is broken is never seen by it: one more look when the answer has had its time. Whatever else was to come
    // first may have taken the place of the one that its write asked for.
    private static ApplyOutcome UntilSeen(CopyTarget target, ApplyOutcome outcome) =>
        outcome.Next == ReconcileResult.Done && target.Kind.IsAhead(target.Key.Name) ? outcome with { Next = ReconcileResult.RequeueAfter(LiveOverlay.Lifetime) } : outcome;

    private static bool IsSaid(CopyTarget target, WantedCopy wanted) =>
        target.Earlier is { State: ObjectStates.Applied or ObjectStates.Adopted or ObjectStates.Replaced or ObjectStates.FieldIgnored }
        && target.Earlier.Etag == wanted.Etag;

    private async Task<KubernetesObject?> ReadAsync(CopyTarget target, CancellationToken cancellationToken)
    {
        var read = await client.GetAsync(target.Type, target.Key, cancellationToken);
        return read switch
        {
            { IsSuccess: true } => read.Value,
            { IsNotFound: true } => null,
            _ => throw new KubernetesException(read.Error!),
        };
    }
}
